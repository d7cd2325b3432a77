using System.Text;

namespace Connectors.Mapping;

/// <summary>The plain text of a document of Atlassian's format. Never throws on a document that is JSON: unknown nodes give the text inside
/// them.</summary>
internal static class AdfText
{
    private const int Usual = 1024;
    private const int LargestKept = 32 * 1024;

    // Its contents stay in memory until they are written over, as those of any string that was let go.
    [ThreadStatic]
    private static StringBuilder? _spare;

    public static string Of(ReadOnlySpan<byte> document)
    {
        var text = _spare ?? new(Usual);
        _spare = null;
        if (AdfNode.TryRead(document, out var root))
            Blocks(text, root, "\n\n", "");
        var result = text.ToString();
        if (text.Capacity <= LargestKept)
            _spare = text.Clear();
        return result;
    }

    /// <summary>Writes what stands in a node one below the other.</summary>
    private static void Blocks(StringBuilder text, in AdfNode parent, string separator, string indent)
    {
        var children = parent.Children();
        for (var number = 1; children.MoveNext(out var child); number++)
        {
            if (number > 1)
                text.Append(separator).Append(indent);
            Block(text, child, parent, number, indent);
        }
    }

    private static void Block(StringBuilder text, in AdfNode node, in AdfNode parent, int number, string indent)
    {
        switch (node.Type)
        {
            case "listItem" or "taskItem" or "decisionItem":
                text.Append(parent.Type == "orderedList" ? $"{number}. " : "- ");
                Blocks(text, node, "\n", indent + "  ");
                break;
            case "bulletList" or "orderedList" or "taskList" or "decisionList" or "table":
                Blocks(text, node, "\n", indent);
                break;
            case "tableRow":
                Blocks(text, node, " | ", "");
                break;
            case "rule":
                text.Append("---");
                break;
            case "paragraph" or "heading" or "codeBlock" or "caption":
                Inlines(text, node, indent);
                break;
            default:
                if (node.IsInline)
                    Inline(text, node, indent);
                else
                    Blocks(text, node, "\n", indent);
                break;
        }
    }

    private static void Inlines(StringBuilder text, in AdfNode parent, string indent)
    {
        var children = parent.Children();
        while (children.MoveNext(out var child))
            Inline(text, child, indent);
    }

    private static void Inline(StringBuilder text, in AdfNode node, string indent)
    {
        switch (node.Type)
        {
            case "text":
                text.Append(AdfTree.TextOf(node.Text));
                break;
            case "hardBreak":
                text.Append('\n').Append(indent);
                break;
            case "inlineCard" or "blockCard" or "embedCard":
                text.Append(node.Attribute("url"u8));
                break;
            case "emoji":
                text.Append(node.Attribute("text"u8) ?? node.Attribute("shortName"u8));
                break;
            case "date":
                text.Append(Day(node.Attribute("timestamp"u8)));
                break;
            case "media":
                text.Append(node.Attribute("alt"u8));
                break;
            default:
                text.Append(node.Attribute("text"u8));
                Inlines(text, node, indent);
                break;
        }
    }

    private static string? Day(string? milliseconds) =>
        long.TryParse(milliseconds, out var since) && since is > -62_135_596_800_000 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(since).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : milliseconds;
}
