using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Which members of a document with its layers say something else: what was edited, whether or not a record shows it.</summary>
internal static class EditedParts
{
    /// <summary>Parts that layers change member by member.</summary>
    private static readonly string[] Parts = ["fields", "write", "values", "related"];

    /// <summary>Members that say nothing to the engine.</summary>
    private static readonly string[] Words = ["$schema", "description", "mapping"];

    /// <param name="before">A document, then the layers over it; empty for none.</param>
    /// <param name="after">The same of the other side.</param>
    public static ImmutableArray<string> Between(ImmutableArray<MappingText> before, ImmutableArray<MappingText> after)
    {
        var (one, other) = (Flat(before), Flat(after));
        return
        [
            .. one.Keys.Union(other.Keys).Where(key => !JsonNode.DeepEquals(one.GetValueOrDefault(key), other.GetValueOrDefault(key)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static JsonObject Parse(MappingText text) => JsonNode.Parse(
        text.Json.Span.StartsWith("\uFEFF"u8) ? text.Json.Span[3..] : text.Json.Span,
        documentOptions: new JsonDocumentOptions { MaxDepth = 64 })!.AsObject();

    private static Dictionary<string, JsonNode?> Flat(ImmutableArray<MappingText> stack)
    {
        var flat = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        for (var layer = 0; layer < stack.Length; layer++)
        {
            var document = Parse(stack[layer]);
            foreach (var (name, value) in layer == 0 ? document : [])
            {
                if (!Parts.Contains(name) && !Words.Contains(name))
                    flat[name] = value;
            }

            foreach (var part in Parts)
                Take(flat, part, document[part] as JsonObject, layer);
        }

        return flat;
    }

    private static void Take(Dictionary<string, JsonNode?> flat, string part, JsonObject? members, int layer)
    {
        foreach (var (name, value) in members ?? [])
        {
            if (part == "values" && value is JsonObject table)
            {
                foreach (var (raw, code) in table)
                    flat[$"values.{name}.{raw}"] = code;
            }
            else
            {
                // A layer that only reads leaves the rule below for writing: both stay in the account, so that neither's change is overlooked.
                var known = layer > 0 && flat.TryGetValue($"{part}.{name}", out var below) ? below : null;
                flat[$"{part}.{name}"] = known is null ? Bare(value) : new JsonArray(known.DeepClone(), Bare(value));
            }
        }
    }

    /// <summary>Without the words that a rule carries for people.</summary>
    private static JsonNode? Bare(JsonNode? rule)
    {
        var bare = rule?.DeepClone();
        (bare as JsonObject)?.Remove("description");
        return bare;
    }
}
