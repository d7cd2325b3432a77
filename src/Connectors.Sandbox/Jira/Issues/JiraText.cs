using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Atlassian documents as plain text and as simple HTML. Unknown nodes count by what is in them.</summary>
internal static class JiraText
{
    private static readonly string[] Lines =
        ["paragraph", "heading", "codeBlock", "listItem", "tableRow", "rule", "taskItem", "decisionItem", "mediaSingle", "blockCard"];

    public static string Of(JsonNode document)
    {
        var text = new StringBuilder();
        Walk(document, text);
        return text.ToString().Trim('\n');
    }

    /// <summary>For search; none for a field that is empty.</summary>
    public static string[] Words(JsonNode? document) => document is null ? [] : [Of(document)];

    public static string Html(JsonNode document) =>
        string.Concat(Of(document).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));

    /// <summary>A document that holds a text, a paragraph for each line.</summary>
    public static JsonObject Document(string text) => new()
    {
        ["type"] = "doc", ["version"] = 1,
        ["content"] = new JsonArray([.. text.Split('\n').Select(line => (JsonNode)new JsonObject
        {
            ["type"] = "paragraph",
            ["content"] = line.Length == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["type"] = "text", ["text"] = line }),
        })]),
    };

    private static void Walk(JsonNode? node, StringBuilder text)
    {
        if (node is not JsonObject known)
        {
            return;
        }

        var type = known["type"]?.ToString();
        text.Append(type switch
        {
            "text" => known["text"]?.ToString(),
            "hardBreak" => "\n",
            "mention" or "emoji" or "status" => (known["attrs"]?["text"] ?? known["attrs"]?["shortName"])?.ToString(),
            "inlineCard" or "blockCard" or "embedCard" => known["attrs"]?["url"]?.ToString(),
            _ => "",
        });
        foreach (var child in known["content"] as JsonArray ?? [])
        {
            Walk(child, text);
        }

        if (Lines.Contains(type) && (text.Length == 0 || text[^1] != '\n'))
        {
            text.Append('\n');
        }
    }
}
