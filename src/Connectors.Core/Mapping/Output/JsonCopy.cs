using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Copies of JSON without white space.</summary>
internal static class JsonCopy
{
    /// <summary>The same value on one line, bounded in depth; numbers keep their digits.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static byte[] Compact(ReadOnlySpan<byte> json, int deepest = 32)
    {
        using var buffer = new PooledBuffer();
        using var writer = new Utf8JsonWriter(buffer, SourceJson.Options);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = deepest });
        while (reader.Read())
            Token(ref reader, writer);
        writer.Flush();
        return buffer.Written.ToArray();
    }

    private static void Token(ref Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(Unescaped(ref reader));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(Unescaped(ref reader));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    private static ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        var buffer = new byte[reader.ValueSpan.Length];
        try
        {
            return buffer.AsSpan(0, reader.CopyString(buffer));
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text holds half of a character.", e);
        }
    }
}
