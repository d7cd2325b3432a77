namespace Connectors.Adapters.Tests.Laws;

/// <summary>The text of a document of plain paragraphs, as the page of the format promises it.</summary>
internal static class PlainAdf
{
    /// <summary>Null when there is more in the document than paragraphs of text.</summary>
    public static string? TextOf(JsonTree document)
    {
        if (document.Find("content")?.Items is not { } blocks || blocks.Any(block => block.Find("type")?.Text != "paragraph"))
            return null;
        return string.Join("\n\n", blocks.Select(block => string.Concat(
            (block.Find("content")?.Items ?? []).Select(node => node.Find("type")?.Text == "hardBreak" ? "\n" : node.Find("text")?.Text))));
    }
}
