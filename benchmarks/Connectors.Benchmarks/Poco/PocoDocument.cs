using System.Text;

namespace Connectors.Benchmarks;

/// <summary>The plain text of a document that lies in objects: the nodes that descriptions are made of.</summary>
internal static class PocoDocument
{
    public static string Text(PocoNode document)
    {
        var text = new StringBuilder();
        Blocks(text, document, "\n\n", "");
        return text.ToString();
    }

    private static void Blocks(StringBuilder text, PocoNode parent, string separator, string indent)
    {
        var number = 0;
        foreach (var child in parent.Content ?? [])
        {
            if (++number > 1)
                text.Append(separator).Append(indent);
            Block(text, child, parent, number, indent);
        }
    }

    private static void Block(StringBuilder text, PocoNode node, PocoNode parent, int number, string indent)
    {
        switch (node.Type)
        {
            case "listItem":
                text.Append(parent.Type == "orderedList" ? $"{number}. " : "- ");
                Blocks(text, node, "\n", indent + "  ");
                break;
            case "rule":
                text.Append("---");
                break;
            case "paragraph" or "heading" or "codeBlock":
                foreach (var child in node.Content ?? [])
                    Inline(text, child, indent);
                break;
            default:
                Blocks(text, node, "\n", indent);
                break;
        }
    }

    private static void Inline(StringBuilder text, PocoNode node, string indent)
    {
        if (node.Type == "hardBreak")
            text.Append('\n').Append(indent);
        else
            text.Append(node.Text ?? node.Attributes?.Text ?? node.Attributes?.Url ?? node.Attributes?.Alt);
    }
}
