using System.Text;

namespace Connectors.Mapping;

/// <summary>The types of nodes that text is taken from, each as one string.</summary>
internal static class AdfTypes
{
    private static readonly ImmutableArray<(byte[] Quoted, string Name)> Known =
    [
        .. new[]
        {
            "text", "paragraph", "hardBreak", "heading", "bulletList", "orderedList", "listItem", "mention", "emoji", "inlineCard", "blockCard",
            "embedCard", "date", "status", "media", "taskList", "taskItem", "decisionList", "decisionItem", "table", "tableRow", "rule", "codeBlock",
            "caption", "doc",
        }.Select(static name => (Encoding.UTF8.GetBytes($"\"{name}\""), name)),
    ];

    /// <summary>The name that a JSON text holds; empty for anything else.</summary>
    public static string NameOf(ReadOnlySpan<byte> json)
    {
        foreach (var (quoted, name) in Known)
        {
            if (json.SequenceEqual(quoted))
                return name;
        }
        return AdfTree.TextOf(json) ?? "";
    }
}
