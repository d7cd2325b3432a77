using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Connectors.Validation;

/// <summary>Texts on their way to NJsonSchema, whose parser has no bounds of its own.</summary>
internal static class SchemaText
{
    private const int Deepest = 64;

    public static JsonSchema Load(string schema)
    {
        var root = JsonNode.Parse(schema)!;
        Enumerate(root);
        return JsonSchema.FromJsonAsync(root.ToJsonString()).GetAwaiter().GetResult();
    }

    /// <summary>NJsonSchema passes over <c>const</c>; an enumeration of one says the same.</summary>
    private static void Enumerate(JsonNode node)
    {
        if (node is JsonObject schema && schema["const"] is JsonValue only)
            schema["enum"] = new JsonArray(only.DeepClone());
        var inner = node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] };
        foreach (var child in inner.OfType<JsonNode>().ToArray())
            Enumerate(child);
    }

    /// <summary>The text of a document; null when it is no JSON or too deep.</summary>
    public static string? Read(ReadOnlyMemory<byte> json)
    {
        var bytes = json.Span.StartsWith("\uFEFF"u8) ? json.Span[3..] : json.Span;
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Deepest });
            while (reader.Read())
            {
                // Only whether it can be read to its end counts.
            }

            return Encoding.UTF8.GetString(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
