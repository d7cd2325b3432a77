using System.Text;
using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Several canonical records as one source of a collecting derivation: <c>{"entries":[{"@source":{...},...}]}</c>.</summary>
public static class CanonicalCollection
{
    /// <summary>The system of records that come from no vendor.</summary>
    internal const string System = "connectors";

    /// <summary>Makes the collection. The same records in the same versions and order give the same id.</summary>
    /// <param name="records">At least one record, all of one contract.</param>
    /// <exception cref="ArgumentException">There is no record, or their contracts differ.</exception>
    public static CanonicalRecord Of(IReadOnlyList<CanonicalRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count == 0 || records.Any(record => record.Entity != records[0].Entity))
            throw new ArgumentException("A collection holds at least one record, all of one contract.", nameof(records));
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer, SourceJson.Options);
        var references = ImmutableArray.CreateBuilder<CanonicalReference>();
        writer.WriteStartObject();
        writer.WriteStartArray("entries"u8);
        for (var i = 0; i < records.Count; i++)
        {
            Entry(writer, records[i]);
            references.AddRange(records[i].References.Select(reference => reference with { Path = $"/entries/{i}{reference.Path}" }));
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        var first = records[0];
        return new()
        {
            Entity = first.Entity,
            Schema = first.Schema,
            Source = new(System, first.Source.Connection, first.Entity, IdOf(records), null, records.Max(record => record.Source.ModifiedAt)),
            State = RecordState.Live,
            Json = buffer.Written.ToArray(),
            ContentHash = ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', records.Select(record => record.ContentHash)))),
            Trace = new("collection", "1", first.Trace.Origin),
            References = references.ToImmutable(),
        };
    }

    private static string IdOf(IReadOnlyList<CanonicalRecord> records) =>
        ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n',
            records.Select(record => $"{record.Key.ToIndexKey()}\u001f{record.Source.Version}"))));

    private static void Entry(Utf8JsonWriter writer, CanonicalRecord record)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("@source"u8);
        writer.WriteRawValue(SourceJson.Of(record.Source).Span, skipInputValidation: true);
        var reader = new Utf8JsonReader(record.Json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            writer.WritePropertyName(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            writer.WriteRawValue(record.Json.Span[start..(int)reader.BytesConsumed], skipInputValidation: true);
        }
        writer.WriteEndObject();
    }
}
