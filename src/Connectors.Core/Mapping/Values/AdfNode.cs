using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>A node of a document of Atlassian's format: its type and where its parts lie. Members come in any order; the document is JSON, which
/// whoever walked its record has seen to.</summary>
internal readonly ref struct AdfNode
{
    private readonly ReadOnlySpan<byte> _attributes;
    private readonly ReadOnlySpan<byte> _content;

    private AdfNode(string type, ReadOnlySpan<byte> text, ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> content)
    {
        Type = type;
        Text = text;
        _attributes = attributes;
        _content = content;
    }

    public string Type { get; }

    /// <summary>The text of a text node, with its quotes; empty when it has none.</summary>
    public ReadOnlySpan<byte> Text { get; }

    public bool IsInline =>
        Type is "text" or "hardBreak" or "mention" or "emoji" or "inlineCard" or "blockCard" or "embedCard" or "date" or "status" or "media";

    public static bool TryRead(ReadOnlySpan<byte> json, out AdfNode node)
    {
        node = default;
        var at = JsonScanner.White(json, 0);
        if (JsonScanner.At(json, at) != (byte)'{')
            return false;
        ReadOnlySpan<byte> type = [], text = [], attributes = [], content = [];
        for (at++; AdfTree.NextMember(json, ref at, out var name, out var value);)
        {
            if (AdfTree.Is(name, "type"u8))
                type = value;
            else if (AdfTree.Is(name, "text"u8))
                text = value;
            else if (AdfTree.Is(name, "attrs"u8))
                attributes = value;
            else if (AdfTree.Is(name, "content"u8))
                content = value;
        }
        node = new(AdfTypes.NameOf(type), text, attributes, content);
        return true;
    }

    /// <summary>The text node without marks that the next item is; most nodes are such, and stand there in these bytes.</summary>
    /// <param name="items">The array.</param>
    /// <param name="at">Behind the opening bracket, or behind the last item; behind the node if it is one.</param>
    /// <param name="node">The node.</param>
    public static bool TryReadText(ReadOnlySpan<byte> items, scoped ref int at, out AdfNode node)
    {
        node = default;
        var start = JsonScanner.At(items, at) == (byte)',' ? at + 1 : at;
        var plain = "{\"type\":\"text\",\"text\":\""u8;
        if (!items[start..].StartsWith(plain))
            return false;
        start += plain.Length - 1;
        var end = JsonScanner.Text(items, start + 1);
        if (JsonScanner.At(items, end) != (byte)'}')
            return false;
        node = new("text", items[start..end], [], []);
        at = end + 1;
        return true;
    }

    public AdfChildren Children() => new(_content);

    /// <summary>A text or number among the attributes; null when it is not there.</summary>
    public string? Attribute(ReadOnlySpan<byte> name)
    {
        var at = JsonScanner.White(_attributes, 0);
        if (JsonScanner.At(_attributes, at) != (byte)'{')
            return null;
        for (at++; AdfTree.NextMember(_attributes, ref at, out var member, out var value);)
        {
            if (AdfTree.Is(member, name))
                return AdfTree.TextOf(value);
        }
        return null;
    }
}
