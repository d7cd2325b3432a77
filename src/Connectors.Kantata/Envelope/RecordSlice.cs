using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Makes a record of a slice: looks at its id, stamp and flags, leaves the rest unread.</summary>
internal static class RecordSlice
{
    /// <summary>A record that <c>results</c> names and the map lacks: kept as an empty object, which the mapping refuses with the id.</summary>
    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    public static readonly FlatNames Facts = new("id", "updated_at", "deleted_at", "archived", "disabled");

    public static VendorRecord Missing(string collection, string id) => new(new(collection, id), null, null, RecordState.Live, Nothing);

    /// <exception cref="JsonException">The slice is no JSON: it was cut from a page that is none.</exception>
    public static VendorRecord Of(EnvelopeEntry entry) => entry.Record ?? TryFind(entry) ?? TryLeap(entry) ?? OfCarefully(entry);

    /// <summary>The record of a flat slice; null for any other.</summary>
    public static VendorRecord? TryFind(EnvelopeEntry entry) => FlatRow.TryOpen(entry.Json.Span, Facts, out var row) ? TryFind(entry, row) : null;

    /// <summary>The record of a row with its <see cref="Facts"/>; null when they are not clear.</summary>
    public static VendorRecord? TryFind(EnvelopeEntry entry, FlatRow row)
    {
        if (!row.TryRead(0, out _, out var id) || !row.TryRead(1, out _, out var updated) || !row.TryRead(2, out _, out var deleted)
            || !row.TryRead(3, out var archived, out _) || !row.TryRead(4, out var disabled, out _)
            || !Ascii.IsValid(id) || !Ascii.IsValid(updated))
            return null;
        var isOut = archived == JsonTokenType.True || disabled == JsonTokenType.True;
        return Record(entry, Id(entry, id), updated.IsEmpty ? null : KantataInstant.Parse(updated),
            !deleted.IsEmpty ? RecordState.Deleted : isOut ? RecordState.Archived : RecordState.Live);
    }

    /// <summary>The record; null when the slice must be read with care.</summary>
    public static VendorRecord? TryLeap(EnvelopeEntry entry)
    {
        var json = entry.Json.Span;
        var cursor = new JsonCursor(json);
        if (!cursor.Enter(JsonTokenType.StartObject))
            return null;
        var (id, updated, state) = ("", (DateTimeOffset?)null, RecordState.Live);
        while (cursor.NextMember(out var name))
        {
            var fact = Fact(name);
            if (fact is RecordFact.None or RecordFact.Archived)
            {
                if (fact == RecordFact.Archived && cursor.Kind == JsonTokenType.True && state == RecordState.Live)
                    state = RecordState.Archived;
                cursor.Skip();
                continue;
            }

            var start = cursor.Position;
            var kind = cursor.Kind;
            if (!cursor.TryText(out var text))
            {
                cursor.Skip();
                text = kind == JsonTokenType.Number && !cursor.IsBroken ? json[start..cursor.Position] : default;
            }

            if (cursor.IsBroken || !Ascii.IsValid(text))
                return null;
            if (fact == RecordFact.Id)
                id = Id(entry, text);
            else if (fact == RecordFact.UpdatedAt)
                updated = KantataInstant.Parse(text);
            else if (!text.IsEmpty)
                state = RecordState.Deleted;
        }

        return cursor.IsBroken || !cursor.IsAtEnd ? null : Record(entry, id, updated, state);
    }

    public static VendorRecord OfCarefully(EnvelopeEntry entry)
    {
        var reader = new Utf8JsonReader(entry.Json.Span, new JsonReaderOptions { MaxDepth = 64 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new(new(entry.Collection, ""), null, null, RecordState.Live, entry.Json);
        }

        var (id, updated, state) = ("", (DateTimeOffset?)null, RecordState.Live);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var fact = Fact(ref reader);
            reader.Read();
            switch (fact)
            {
                case RecordFact.Id:
                    id = VendorText.Of(ref reader) ?? "";
                    break;
                case RecordFact.UpdatedAt:
                    updated = KantataInstant.Parse(VendorText.Of(ref reader));
                    break;
                case RecordFact.Archived when reader.TokenType == JsonTokenType.True && state == RecordState.Live:
                    state = RecordState.Archived;
                    break;
                case RecordFact.DeletedAt when VendorText.Of(ref reader) is { Length: > 0 }:
                    state = RecordState.Deleted;
                    break;
            }

            reader.Skip();
        }

        return Record(entry, id, updated, state);
    }

    private static string Id(EnvelopeEntry entry, ReadOnlySpan<byte> text) =>
        Ascii.Equals(text, entry.MapKey) ? entry.MapKey : Encoding.ASCII.GetString(text);

    private static VendorRecord Record(EnvelopeEntry entry, string id, DateTimeOffset? updated, RecordState state) =>
        VendorRecord.Stamped(new(entry.Collection, id), updated, KantataInstant.Format, state, entry.Json);

    private static RecordFact Fact(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 when name.SequenceEqual("id"u8) => RecordFact.Id,
        8 when name.SequenceEqual("archived"u8) || name.SequenceEqual("disabled"u8) => RecordFact.Archived,
        10 when name.SequenceEqual("updated_at"u8) => RecordFact.UpdatedAt,
        10 when name.SequenceEqual("deleted_at"u8) => RecordFact.DeletedAt,
        _ => RecordFact.None,
    };

    // A disabled user is to us what an archived project is: out of use, still referenced.
    private static RecordFact Fact(ref Utf8JsonReader name) =>
        name.ValueTextEquals("id"u8) ? RecordFact.Id
        : name.ValueTextEquals("updated_at"u8) ? RecordFact.UpdatedAt
        : name.ValueTextEquals("archived"u8) || name.ValueTextEquals("disabled"u8) ? RecordFact.Archived
        : name.ValueTextEquals("deleted_at"u8) ? RecordFact.DeletedAt
        : RecordFact.None;
}
