namespace Connectors.Mapping;

/// <summary>The plain text of HTML as vendors keep it in rich text fields: a small subset, tolerant of everything else.</summary>
/// <remarks>Blocks and lists become lines, cells are parted by <c> | </c>, an image gives its alternative
/// text, scripts and styles give nothing, unknown tags give the text inside them; what is no tag is text.
/// One walk without recursion, each character looked at a bounded number of times.</remarks>
internal readonly ref struct HtmlText
{
    /// <summary>Most bytes that are taken.</summary>
    public const int Longest = 1024 * 1024;

    private const int LongestName = 12;
    private readonly string _html;
    private readonly int _lastClose;
    private readonly HtmlLayout _layout = new();

    private HtmlText(string html) => (_html, _lastClose) = (html, html.LastIndexOf('>'));

    public static string Of(string html)
    {
        var text = new HtmlText(html);
        for (var at = 0; at < html.Length;)
            at = text.Step(at);
        return text._layout.ToString();
    }

    private int Step(int at)
    {
        var letter = _html[at];
        if (letter == '<' && Tag(at) is > 0 and var behind)
            return behind;
        if (letter == '&' && HtmlEntities.TryRead(_html.AsSpan(at), out var meant, out var length))
        {
            _layout.Write(meant);
            return at + length;
        }
        _layout.Add(letter);
        return at + 1;
    }

    /// <summary>Behind a tag; 0 where none stands.</summary>
    private int Tag(int at)
    {
        // Without this, each of many half tags would be sought the end of.
        if (at >= _lastClose)
            return 0;
        var next = _html[at + 1];
        if (next is '!' or '?')
            return Aside(at);
        var isEnd = next == '/';
        var start = at + (isEnd ? 2 : 1);
        var end = start;
        while (end < _html.Length && char.IsAsciiLetterOrDigit(_html[end]))
            end++;
        if (end == start || !char.IsAsciiLetter(_html[start]) || Close(end) is not (> 0 and var close))
            return 0;
        var name = end - start > LongestName ? "" : _html[start..end].ToLowerInvariant();
        var inside = _html.AsSpan(end, close - end);
        if (HtmlTags.IsDropped(name))
            return isEnd || name == "svg" && inside.EndsWith("/") ? close + 1 : Behind(name, close);
        if (name == "img" && HtmlTags.Attribute(inside, "alt") is { Length: > 0 } alternative)
            Words(alternative);
        else
            HtmlTags.Lay(_layout, name, isEnd);
        return close + 1;
    }

    /// <summary>Behind a comment or declaration; a comment without end goes on to the end of the text, as browsers have it.</summary>
    private int Aside(int at)
    {
        var isComment = string.CompareOrdinal(_html, at, "<!--", 0, 4) == 0;
        var end = isComment ? _html.IndexOf("-->", at + 2, StringComparison.Ordinal) : _html.IndexOf('>', at);
        return end < 0 ? _html.Length : end + (isComment ? 3 : 1);
    }

    /// <summary>The bracket that ends a tag, not one inside a quoted attribute; 0 for none.</summary>
    private int Close(int from)
    {
        var (quote, before) = ('\0', '\0');
        for (var at = from; at < _html.Length; at++)
        {
            var letter = _html[at];
            if (quote != 0)
                quote = letter == quote ? '\0' : quote;
            else if (letter == '>')
                return at;
            else if (letter is '"' or '\'' && before == '=')
                quote = letter;
            if (!HtmlLayout.IsWhite(letter))
                before = letter;
        }
        // A quote that nobody closed does not swallow the text. It can happen once for each kind of quote.
        return Math.Max(0, _html.IndexOf('>', from));
    }

    /// <summary>Where the end tag of an element begins whose contents are no text; the end of all when it has none.</summary>
    private int Behind(string name, int close)
    {
        var end = _html.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? _html.Length : end;
    }

    private void Words(ReadOnlySpan<char> words)
    {
        while (!words.IsEmpty)
        {
            if (words[0] == '&' && HtmlEntities.TryRead(words, out var meant, out var length))
            {
                _layout.Write(meant);
                words = words[length..];
                continue;
            }
            _layout.Add(words[0]);
            words = words[1..];
        }
    }
}
