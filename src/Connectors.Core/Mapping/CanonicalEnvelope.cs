using System.Buffers;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Mapping;

/// <summary>Canonical records with their envelope as one line of JSON: what the journal, dead letters and the tools carry.</summary>
public static class CanonicalEnvelope
{
    /// <summary>Largest line that <see cref="Read"/> takes, in bytes: 16 MiB.</summary>
    public const int LargestLine = 16 * 1024 * 1024;

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="target">Where to write; no line end is added.</param>
    public static void Write(CanonicalRecord record, IBufferWriter<byte> target)
    {
        ArgumentNullException.ThrowIfNull(record);
        using var writer = new Utf8JsonWriter(target, SourceJson.Options);
        writer.WriteStartObject();
        writer.WriteString("entity"u8, record.Entity);
        writer.WriteString("schema"u8, record.Schema);
        if (record.Id is { } id)
            writer.WriteString("id"u8, id.ToString());
        Source(writer, record.Source);
        writer.WriteString("state"u8, StateText.Of(record.State));
        writer.WriteString("contentHash"u8, record.ContentHash);
        Data(writer, record.Json.Span);
        writer.WriteStartObject("refs"u8);
        foreach (var reference in record.References)
            writer.WriteString(reference.Path, reference.Entity);
        writer.WriteEndObject();
        writer.WriteStartObject("trace"u8);
        writer.WriteString("mapping"u8, record.Trace.Mapping);
        writer.WriteString("mappingVersion"u8, record.Trace.MappingVersion);
        writer.WriteString("origin"u8, record.Trace.Origin);
        writer.WriteEndObject();
        if (record.Provenance is { } provenance)
            ProvenanceText.Write(writer, provenance);
        writer.WriteEndObject();
    }

    /// <summary>The record as one line of UTF-8, without line end.</summary>
    public static byte[] Write(CanonicalRecord record)
    {
        using var buffer = new PooledBuffer();
        Write(record, buffer);
        return buffer.Written.ToArray();
    }

    /// <summary>Reads what <see cref="Write(CanonicalRecord)"/> wrote.</summary>
    /// <param name="line">One line of UTF-8.</param>
    /// <returns>An equal record, or a fault that says what is wrong with the line.</returns>
    public static Outcome<CanonicalRecord> Read(ReadOnlyMemory<byte> line) =>
        line.Length > LargestLine
            ? Refuse($"has {line.Length} bytes; at most {LargestLine} are read", FaultKind.LimitExceeded)
            : EnvelopeReader.Read(line);

    internal static Fault Refuse(string problem, FaultKind kind = FaultKind.SourceInvalid) =>
        new(kind, $"The line is no envelope of a canonical record: it {problem}; write it again from its source.") { Rule = "envelope" };

    private static void Source(Utf8JsonWriter writer, RecordSource source)
    {
        writer.WriteStartObject("source"u8);
        writer.WriteString("system"u8, source.System);
        writer.WriteString("connection"u8, source.Connection);
        writer.WriteString("object"u8, source.Object);
        writer.WriteString("id"u8, source.Id);
        if (source.Version is not null)
            writer.WriteString("version"u8, source.Version);
        if (source.ModifiedAt is { } at)
        {
            Span<byte> text = stackalloc byte[StampText.LongestInstant];
            writer.WriteString("modifiedAt"u8, text[..StampText.FormatInstant(at.UtcTicks, text)]);
        }
        writer.WriteEndObject();
    }

    /// <summary>The record's JSON in two parts: <c>ext</c> stands beside <c>data</c>.</summary>
    private static void Data(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        if (HasNoExtension(json))
        {
            writer.WritePropertyName("data"u8);
            Raw(writer, json);
            return;
        }
        Range? extension = null;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
        reader.Read();
        writer.WriteStartObject("data"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isExtension = reader.ValueTextEquals("ext"u8);
            if (!isExtension)
                writer.WritePropertyName(reader.GetString()!);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isExtension)
                extension = start..(int)reader.BytesConsumed;
            else
                Raw(writer, json[start..(int)reader.BytesConsumed]);
        }
        writer.WriteEndObject();
        if (extension is not { } ext)
            return;
        writer.WritePropertyName("ext"u8);
        Raw(writer, json[ext]);
    }

    /// <summary>Whether that can be told without reading: names may be written with escapes.</summary>
    private static bool HasNoExtension(ReadOnlySpan<byte> json) => json.IndexOf("\"ext\""u8) < 0 && !json.Contains((byte)'\\');

    private static void Raw(Utf8JsonWriter writer, ReadOnlySpan<byte> json) =>
        writer.WriteRawValue(json.Contains((byte)'\n') ? JsonCopy.Compact(json, deepest: 64) : json, skipInputValidation: true);
}
