using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Checks an Atlassian document: which node may stand in which, and what each must carry.</summary>
internal static class JiraDocument
{
    public const string NotADocument = "Operation value must be an Atlassian Document (see the Atlassian Document Format)";
    public const string Malformed = "INVALID_INPUT";
    public const string TooLong = "The entered text is too long. It exceeds the allowed limit of 32,767 characters.";
    private const int MaxLength = 32_767;

    private static readonly string[] Inline =
    [
        "text", "hardBreak", "mention", "emoji", "inlineCard", "date", "status", "mediaInline", "placeholder", "inlineExtension",
    ];

    private static readonly string[] Blocks =
    [
        "paragraph", "heading", "bulletList", "orderedList", "taskList", "decisionList", "codeBlock", "blockquote", "rule", "panel", "table",
        "mediaSingle", "mediaGroup", "expand", "nestedExpand", "blockCard", "embedCard", "extension", "bodiedExtension", "layoutSection",
    ];

    private static readonly string[] InList = ["paragraph", "bulletList", "orderedList", "taskList", "codeBlock", "mediaSingle", "extension"];

    private static readonly Dictionary<string, string[]> Children = new(StringComparer.Ordinal)
    {
        ["doc"] = Blocks, ["paragraph"] = Inline, ["heading"] = Inline, ["codeBlock"] = ["text"], ["bulletList"] = ["listItem"],
        ["orderedList"] = ["listItem"], ["listItem"] = InList, ["taskList"] = ["taskItem", "taskList", "blockTaskItem"], ["taskItem"] = Inline,
        ["decisionList"] = ["decisionItem"], ["decisionItem"] = Inline, ["table"] = ["tableRow"], ["tableRow"] = ["tableCell", "tableHeader"],
        ["tableCell"] = Blocks, ["tableHeader"] = Blocks, ["mediaSingle"] = ["media", "caption"], ["mediaGroup"] = ["media"], ["caption"] = Inline,
        ["blockquote"] = [.. InList, "mediaGroup"], ["expand"] = Blocks, ["nestedExpand"] = Blocks, ["layoutSection"] = ["layoutColumn"],
        ["panel"] = [.. InList, "heading", "rule", "blockCard", "decisionList", "mediaGroup"], ["layoutColumn"] = Blocks,
        ["bodiedExtension"] = Blocks,
    };

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["heading"] = ["level"], ["mention"] = ["id"], ["emoji"] = ["shortName"], ["date"] = ["timestamp"], ["status"] = ["text", "color"],
        ["panel"] = ["panelType"], ["media"] = ["type"], ["taskItem"] = ["localId", "state"], ["decisionItem"] = ["localId", "state"],
        ["link"] = ["href"], ["textColor"] = ["color"], ["subsup"] = ["type"],
    };

    private static readonly string[] Marks =
    [
        "strong", "em", "code", "link", "strike", "underline", "textColor", "subsup", "backgroundColor", "border", "alignment", "indentation",
        "annotation", "breakout", "fragment", "dataConsumer",
    ];

    /// <summary>What is wrong with it, null when nothing is.</summary>
    public static string? Check(JsonNode? value)
    {
        if (value is not JsonObject document)
        {
            return NotADocument;
        }

        return Text(document, "type") != "doc" || document["version"] is not JsonValue version || !version.TryGetValue<int>(out var number)
            || number != 1
            || document["content"] is not JsonArray || !IsNode(document, ["doc"]) ? Malformed
            : JiraText.Of(document).Length > MaxLength ? TooLong
            : null;
    }

    private static bool IsNode(JsonNode? node, string[] allowed)
    {
        if (node is not JsonObject known || Text(known, "type") is not { } type || !allowed.Contains(type, StringComparer.Ordinal)
            || !HasAttributes(known, type))
        {
            return false;
        }

        if (type == "text")
        {
            return Text(known, "text") is { Length: > 0 } && HasMarks(known);
        }

        if (known["content"] is null)
        {
            return HasMarks(known);
        }

        return known["content"] is JsonArray content && Children.TryGetValue(type, out var inside) && HasMarks(known)
            && content.All(child => IsNode(child, inside));
    }

    private static bool HasAttributes(JsonObject node, string type) =>
        (!Attributes.TryGetValue(type, out var names) || names.All(name => (node["attrs"] as JsonObject)?[name] is not null))
        && (type != "heading" || (node["attrs"]!["level"] is JsonValue level && level.TryGetValue<int>(out var depth) && depth is >= 1 and <= 6));

    private static bool HasMarks(JsonObject node) => node["marks"] is null || (node["marks"] is JsonArray marks && marks.All(mark =>
        mark is JsonObject known && Text(known, "type") is { } type && Marks.Contains(type, StringComparer.Ordinal) && HasAttributes(known, type)));

    private static string? Text(JsonObject node, string name) =>
        node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
