using System.Buffers;
using System.Text.Json;

namespace Connectors.Flows;

/// <summary>JSON with the members of each object in the order of their names: dictionaries are written in another order by each process. What was
/// traced is left out: a repeat is traced elsewhere, or not at all.</summary>
internal static class OrderedJson
{
    /// <summary>The ordered text; the text itself when it is no JSON.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var ordered = new ArrayBufferWriter<byte>(json.Length);
            using var writer = new Utf8JsonWriter(ordered);
            Write(writer, document.RootElement);
            writer.Flush();
            return ordered.WrittenMemory;
        }
        catch (JsonException)
        {
            return json;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().Where(member => member.Name != "traceParent")
                    .OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
