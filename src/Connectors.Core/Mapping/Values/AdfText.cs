using System.Globalization;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>The plain text of a document of Atlassian's format. Never throws on a document that is JSON: unknown nodes give the text inside
/// them.</summary>
internal ref struct AdfText
{
    private readonly Utf8Text _text;
    private AdfReader _nodes;

    private AdfText(ReadOnlySpan<byte> document, Utf8Text text, bool looksAhead)
    {
        _text = text;
        _nodes = new(document, looksAhead);
    }

    /// <summary>Writes the text of a document in place of what is there.</summary>
    public static void Write(ReadOnlySpan<byte> document, Utf8Text text)
    {
        if (!new AdfText(document, text, looksAhead: false).TryWrite())
            new AdfText(document, text, looksAhead: true).TryWrite();
    }

    private bool TryWrite()
    {
        _text.Clear();
        if (_nodes.TryOpen(out var root))
        {
            Blocks(root, "\n\n"u8, 0);
            _nodes.Leave(root);
        }
        return !_nodes.IsLate;
    }

    /// <summary>Writes what stands in a node one below the other.</summary>
    private void Blocks(in AdfNode parent, ReadOnlySpan<byte> separator, int indent)
    {
        if (!_nodes.TryEnter(parent))
            return;
        for (var number = 1; _nodes.TryNext(out var child); number++)
        {
            if (number > 1)
            {
                _text.Append(separator);
                _text.Append((byte)' ', indent);
            }
            Block(child, parent.Type, number, indent);
            _nodes.Leave(child);
        }
    }

    private void Block(in AdfNode node, AdfType parent, int number, int indent)
    {
        switch (node.Type)
        {
            case AdfType.Item:
                Bullet(parent, number);
                Blocks(node, "\n"u8, indent + 2);
                break;
            case AdfType.List or AdfType.OrderedList:
                Blocks(node, "\n"u8, indent);
                break;
            case AdfType.Row:
                Blocks(node, " | "u8, 0);
                break;
            case AdfType.Rule:
                _text.Append("---"u8);
                break;
            case AdfType.Line:
                Inlines(node, indent);
                break;
            default:
                if (node.IsInline)
                    Inline(node, indent);
                else
                    Blocks(node, "\n"u8, indent);
                break;
        }
    }

    private void Inlines(in AdfNode parent, int indent)
    {
        if (!_nodes.TryEnter(parent))
            return;
        while (_nodes.TryNext(out var child))
        {
            Inline(child, indent);
            _nodes.Leave(child);
        }
    }

    private void Inline(in AdfNode node, int indent)
    {
        switch (node.Type)
        {
            case AdfType.Text:
                _text.TryAppendJson(_nodes.TextOf(node));
                break;
            case AdfType.HardBreak:
                _text.Append("\n"u8);
                _text.Append((byte)' ', indent);
                break;
            case AdfType.Card:
                _text.TryAppendJson(_nodes.Attribute(node, "url"u8));
                break;
            case AdfType.Emoji:
                if (!_text.TryAppendJson(_nodes.Attribute(node, "text"u8)))
                    _text.TryAppendJson(_nodes.Attribute(node, "shortName"u8));
                break;
            case AdfType.Date:
                Day(_nodes.Attribute(node, "timestamp"u8));
                break;
            case AdfType.Media:
                _text.TryAppendJson(_nodes.Attribute(node, "alt"u8));
                break;
            default:
                _text.TryAppendJson(_nodes.Attribute(node, "text"u8));
                Inlines(node, indent);
                break;
        }
    }

    private readonly void Bullet(AdfType parent, int number)
    {
        if (parent == AdfType.OrderedList)
            _text.Append(number);
        _text.Append(parent == AdfType.OrderedList ? ". "u8 : "- "u8);
    }

    /// <summary>A day that is given in milliseconds; whatever else is given, as it stands.</summary>
    private readonly void Day(ReadOnlySpan<byte> json)
    {
        var start = _text.Length;
        if (!_text.TryAppendJson(json) || !long.TryParse(_text.Written[start..], CultureInfo.InvariantCulture, out var since)
            || since is <= -62_135_596_800_000 or >= 253_402_300_800_000)
            return;
        _text.Cut(start);
        Span<byte> day = stackalloc byte[10];
        DateTimeOffset.FromUnixTimeMilliseconds(since).TryFormat(day, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _text.Append(day[..length]);
    }
}
