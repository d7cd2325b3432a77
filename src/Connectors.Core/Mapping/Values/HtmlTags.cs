namespace Connectors.Mapping;

/// <summary>What the tags of HTML do to a text.</summary>
internal static class HtmlTags
{
    private static readonly FrozenSet<string> Dropped =
        FrozenSet.Create(StringComparer.Ordinal, "script", "style", "title", "template", "iframe", "noframes", "svg", "select");

    /// <summary>Whether what stands inside the element is no text.</summary>
    public static bool IsDropped(string name) => Dropped.Contains(name);

    public static void Lay(HtmlLayout layout, string name, bool isEnd)
    {
        switch (name)
        {
            case "br":
                layout.Break();
                break;
            case "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "dl":
                layout.Block(2);
                break;
            case "div" or "section" or "article" or "header" or "footer" or "main" or "nav" or "aside" or "address" or "form" or "fieldset"
                or "figure" or "figcaption" or "caption" or "dt" or "dd" or "body" or "center":
                layout.Block(1);
                break;
            case "ul" or "ol" or "menu":
                layout.List(isOrdered: name == "ol", isEnd);
                break;
            case "li":
                layout.Item(isEnd);
                break;
            case "table":
                layout.Row();
                layout.Block(2);
                break;
            case "tr":
                layout.Row();
                break;
            case "td" or "th":
                layout.Cell(isEnd);
                break;
            case "pre":
                layout.Kept(isEnd);
                break;
            case "hr":
                layout.Block(2);
                layout.Write("---");
                layout.Block(2);
                break;
        }
    }

    /// <summary>The value of an attribute as it is spelt; empty when it is not there.</summary>
    public static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> inside, ReadOnlySpan<char> name)
    {
        while (inside.IndexOf('=') is > 0 and var equals)
        {
            var before = inside[..equals].TrimEnd();
            var value = inside[(equals + 1)..].TrimStart();
            var isQuoted = value.Length > 0 && value[0] is '"' or '\'';
            var end = isQuoted ? value[1..].IndexOf(value[0]) : value.IndexOfAny(" \t\r\n\f");
            var text = isQuoted ? value.Slice(1, end < 0 ? value.Length - 1 : end) : end < 0 ? value : value[..end];
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase)
                && (before.Length == name.Length || HtmlLayout.IsWhite(before[^(name.Length + 1)])))
                return text;
            inside = end < 0 ? [] : value[(end + (isQuoted ? 2 : 1))..];
        }
        return [];
    }
}
