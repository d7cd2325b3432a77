using System.Globalization;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>The journal form of a canonical record: one line of JSON with its envelope, and back.</summary>
/// <remarks>Shape: <c>{entity, schema, id?, source, state, contentHash, data, ext?, trace}</c>. References are found again by whoever derives from the record.</remarks>
public static class CanonicalEnvelope
{
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>One line of UTF-8 JSON without a line break.</summary>
    public static byte[] Write(CanonicalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, SourceJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("entity"u8, record.Entity);
            writer.WriteString("schema"u8, record.Schema);
            if (record.Id is { } id)
            {
                writer.WriteString("id"u8, id.ToString());
            }

            Write(writer, record.Source);
            writer.WriteString("state"u8, record.State switch { RecordState.Archived => "archived", RecordState.Deleted => "deleted", _ => "live" });
            writer.WriteString("contentHash"u8, record.ContentHash);
            WriteData(writer, record.Json.Span);
            writer.WriteStartObject("trace"u8);
            writer.WriteString("mapping"u8, record.Trace.Mapping);
            writer.WriteString("mappingVersion"u8, record.Trace.MappingVersion);
            writer.WriteString("origin"u8, record.Trace.Origin);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    /// <summary>The record, or why the bytes are no envelope.</summary>
    /// <param name="json">At most 16 MiB.</param>
    public static Outcome<CanonicalRecord> Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
        {
            return Broken($"it has {json.Length} bytes, at most {MaxBytes} are read");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            return Record(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Broken("it lacks a member or holds one of another kind");
        }
    }

    private static CanonicalRecord Record(JsonElement envelope)
    {
        var (source, trace) = (envelope.GetProperty("source"), envelope.GetProperty("trace"));
        return new()
        {
            Entity = Text(envelope, "entity"),
            Schema = Text(envelope, "schema"),
            Id = envelope.TryGetProperty("id", out var id) ? CanonicalId.Parse(id.GetString()!) : null,
            Source = new(
                Text(source, "system"), Text(source, "connection"), Text(source, "object"), Text(source, "id"), Optional(source, "version"),
                Optional(source, "modifiedAt") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null),
            State = Text(envelope, "state") switch { "archived" => RecordState.Archived, "deleted" => RecordState.Deleted, _ => RecordState.Live },
            Json = Data(envelope),
            ContentHash = Text(envelope, "contentHash"),
            Trace = new(Text(trace, "mapping"), Text(trace, "mappingVersion"), Text(trace, "origin")),
        };
    }

    private static byte[] Data(JsonElement envelope)
    {
        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, SourceJson.Options))
        {
            writer.WriteStartObject();
            foreach (var member in envelope.GetProperty("data").EnumerateObject())
            {
                member.WriteTo(writer);
            }

            if (envelope.TryGetProperty("ext", out var extensions))
            {
                writer.WritePropertyName("ext"u8);
                extensions.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return buffer.Written.ToArray();
    }

    /// <summary>Extensions stand beside the contract's data in the envelope, inside it in the record.</summary>
    private static void WriteData(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        ReadOnlySpan<byte> extensions = default;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        writer.WriteStartObject("data"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = json[start..(int)reader.BytesConsumed];
            if (name == "ext")
            {
                extensions = value;
                continue;
            }

            writer.WritePropertyName(name);
            writer.WriteRawValue(value, skipInputValidation: true);
        }

        writer.WriteEndObject();
        if (!extensions.IsEmpty)
        {
            writer.WritePropertyName("ext"u8);
            writer.WriteRawValue(extensions, skipInputValidation: true);
        }
    }

    private static void Write(Utf8JsonWriter writer, RecordSource source)
    {
        writer.WriteStartObject("source"u8);
        writer.WriteString("system"u8, source.System);
        writer.WriteString("connection"u8, source.Connection);
        writer.WriteString("object"u8, source.Object);
        writer.WriteString("id"u8, source.Id);
        if (source.Version is { } version)
        {
            writer.WriteString("version"u8, version);
        }

        if (source.ModifiedAt is { } at)
        {
            writer.WriteString("modifiedAt"u8, at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
    }

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException(name);

    private static string? Optional(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Fault Broken(string why) => new(FaultKind.Internal, $"A stored record cannot be read: {why}. Restore it from a backup or remove it.") { Rule = "envelope" };
}
