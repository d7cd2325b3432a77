using System.Text.Json;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Puts our ids into the references of a record.</summary>
public static class ReferenceResolution
{
    /// <summary>The record with every reference that has an id marked as resolved. The content hash stays: it never covers ids.</summary>
    /// <param name="record">The record as read or derived.</param>
    /// <param name="ids">Our ids by vendor key.</param>
    /// <returns>The same instance when no reference is known.</returns>
    public static CanonicalRecord WithResolved(this CanonicalRecord record, IReadOnlyDictionary<VendorReference, CanonicalId> ids)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ids);
        var resolved = record.References.Where(reference => ids.ContainsKey(reference.Key)).ToDictionary(reference => reference.Path, reference => ids[reference.Key], StringComparer.Ordinal);
        if (resolved.Count == 0)
        {
            return record;
        }

        using var buffer = new PooledBuffer();
        using (var writer = new Utf8JsonWriter(buffer, SourceJson.Options))
        {
            var reader = new Utf8JsonReader(record.Json.Span);
            reader.Read();
            Copy(ref reader, writer, record.Json.Span, "", resolved);
        }

        return record with
        {
            Json = buffer.Written.ToArray(),
            References = [.. record.References.Select(reference => ids.TryGetValue(reference.Key, out var id) ? reference with { Id = id } : reference)],
        };
    }

    private static void Copy(
        ref Utf8JsonReader reader, Utf8JsonWriter writer, ReadOnlySpan<byte> json, string path, Dictionary<string, CanonicalId> resolved)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CopyObject(ref reader, writer, json, path, resolved);
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                {
                    Copy(ref reader, writer, json, $"{path}/{index}", resolved);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteRawValue(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed], skipInputValidation: true);
                break;
        }
    }

    private static void CopyObject(
        ref Utf8JsonReader reader, Utf8JsonWriter writer, ReadOnlySpan<byte> json, string path, Dictionary<string, CanonicalId> resolved)
    {
        writer.WriteStartObject();
        var isResolved = resolved.TryGetValue(path, out var id);
        if (isResolved)
        {
            writer.WriteString("id"u8, id.ToString());
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (isResolved && name is ("id" or "state"))
            {
                continue;
            }

            writer.WritePropertyName(name);
            Copy(ref reader, writer, json, $"{path}/{name}", resolved);
        }

        if (isResolved)
        {
            writer.WriteString("state"u8, "resolved"u8);
        }

        writer.WriteEndObject();
    }
}
