using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Makes a record of a slice: looks at its id, stamp and flags, leaves the rest unread.</summary>
internal static class RecordSlice
{
    /// <summary>A record that <c>results</c> names and the map lacks: kept as an empty object, which the mapping refuses with the id.</summary>
    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    public static VendorRecord Missing(string collection, string id) => new(new(collection, id), null, null, RecordState.Live, Nothing);

    public static VendorRecord Of(EnvelopeEntry entry)
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
                    updated = VendorInstant.Parse(VendorText.Of(ref reader));
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

        return new(new(entry.Collection, id), updated is { } stamp ? VendorInstant.Format(stamp) : null, updated, state, entry.Json);
    }

    // A disabled user is to us what an archived project is: out of use, still referenced.
    private static RecordFact Fact(ref Utf8JsonReader name) =>
        name.ValueTextEquals("id"u8) ? RecordFact.Id
        : name.ValueTextEquals("updated_at"u8) ? RecordFact.UpdatedAt
        : name.ValueTextEquals("archived"u8) || name.ValueTextEquals("disabled"u8) ? RecordFact.Archived
        : name.ValueTextEquals("deleted_at"u8) ? RecordFact.DeletedAt
        : RecordFact.None;
}
