using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Mapping;

/// <summary>Values as explanations show them.</summary>
internal static class ExplainedValue
{
    private const int MostShown = 500;

    /// <summary>A raw value as JSON: its class where it is masked, or where it is more than the rule takes from it.</summary>
    public static string Raw(RawValue raw, Rule rule, bool isMasked)
    {
        if (isMasked)
            return $"\"masked {raw.Class}\"";
        return raw.IsScalar || rule is ValueRule and not RichTextRule && raw.Json.Length <= MostShown
            ? Result(Encoding.UTF8.GetString(raw.Json.Span))! : $"\"{raw.Class}\"";
    }

    /// <summary>A result without the names that references carry: those are of people more often than not.</summary>
    public static string? Result(string? json)
    {
        if (json is null || !json.Contains("\"display\"", StringComparison.Ordinal))
            return json;
        var node = JsonNode.Parse(json, documentOptions: new() { MaxDepth = 128 });
        Hide(node);
        return node!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static void Hide(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Hide(item);
        }
        else if (node is JsonObject members)
        {
            if (members.ContainsKey("display") && members.ContainsKey("key"))
                members["display"] = "masked";
            foreach (var (_, member) in members)
                Hide(member);
        }
    }
}
