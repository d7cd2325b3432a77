using System.Buffers;
using System.Text.Json;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>Bodies of writes: the vendor's fields in the resource's singular wrapper, <c>{"time_entry": {...}}</c>.</summary>
internal static class RecordBody
{
    public static ReadOnlyMemory<byte> ForCreate(KantataResource resource, ReadOnlyMemory<byte> fields, ExternalKey key) =>
        Of(resource.Singular, writer =>
        {
            CopyMembers(writer, fields);
            ExternalReferences.WriteTo(writer, key);
        });

    /// <summary>Without the reference: a record keeps one for each service, and a change must not replace the one that its create left.</summary>
    public static ReadOnlyMemory<byte> ForUpdate(KantataResource resource, ReadOnlyMemory<byte> fields) =>
        Of(resource.Singular, writer => CopyMembers(writer, fields));

    /// <summary>Some of the fields; null when none of them is there.</summary>
    public static ReadOnlyMemory<byte>? Part(KantataResource resource, ReadOnlyMemory<byte> fields, Predicate<string> isTaken)
    {
        var isEmpty = true;
        var body = Of(resource.Singular, writer => CopyMembers(writer, fields, name =>
        {
            var take = isTaken(name);
            isEmpty &= !take;
            return take;
        }));
        return isEmpty ? (ReadOnlyMemory<byte>?)null : body;
    }

    public static ReadOnlyMemory<byte> ForArchive(KantataResource resource) =>
        Of(resource.Singular, writer => writer.WriteBoolean("archived", value: true));

    /// <summary>An object of that name with what is written into it.</summary>
    public static ReadOnlyMemory<byte> Of(string wrapper, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(wrapper);
            write(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // Values go over byte by byte: a number keeps the digits that the mapping gave it.
    private static void CopyMembers(Utf8JsonWriter writer, ReadOnlyMemory<byte> fields, Predicate<string>? isTaken = null)
    {
        var reader = new Utf8JsonReader(fields.Span, new JsonReaderOptions { MaxDepth = 64 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ConnectorException(new(FaultKind.Internal, "The body of a write is no JSON object."));
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isTaken?.Invoke(name) != false)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(fields.Span[start..(int)reader.BytesConsumed], skipInputValidation: true);
            }
        }
    }
}
