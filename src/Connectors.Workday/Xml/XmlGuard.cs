using System.Text;

namespace Connectors.Workday;

/// <summary>
/// Looks over the bytes of an answer before a parser does: a parser holds all attributes of a tag, and a whole text, before its own bounds count. One
/// pass, no memory. Well-formedness is the parser's business.
/// </summary>
/// <remarks>Works on bytes because UTF-8 is the only encoding let in: in it no part of another character looks like markup.</remarks>
internal ref struct XmlGuard
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _depth;
    private int _elements;

    private XmlGuard(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <exception cref="Connectors.Faults.ConnectorException">Above a bound, a document type, or another encoding than UTF-8.</exception>
    public static void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.Contains((byte)0))
            throw XmlBounds.Refused("is not in UTF-8", 0);
        new XmlGuard(bytes) { _at = bytes.StartsWith("\uFEFF"u8) ? 3 : 0 }.Run();
    }

    private void Run()
    {
        while (_at < _bytes.Length)
        {
            var text = _bytes[_at..].IndexOf((byte)'<');
            if ((text < 0 ? _bytes.Length - _at : text) > XmlBounds.Text)
                throw XmlBounds.Exceeded($"holds a text of more than {XmlBounds.Text} bytes", _at);
            if (text < 0)
                return;
            _at += text;
            Markup(_bytes[_at..]);
        }
    }

    private void Markup(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("<?"u8))
            Declaration(rest);
        else if (rest.StartsWith("<!--"u8))
            _at += Through(rest, "-->"u8, rest.Length);
        else if (rest.StartsWith("<![CDATA["u8))
            _at += Through(rest, "]]>"u8, XmlBounds.Text);
        else if (rest.StartsWith("<!"u8))
            throw XmlBounds.Refused("holds a document type or an entity", _at);
        else
            Tag(rest);
    }

    private void Declaration(ReadOnlySpan<byte> rest)
    {
        var length = Through(rest, "?>"u8, XmlBounds.Tag);
        var text = Encoding.ASCII.GetString(rest[..Math.Min(length, 512)]);
        if (text.StartsWith("<?xml ", StringComparison.Ordinal) && text.Contains("encoding", StringComparison.Ordinal)
            && !text.Contains("utf-8", StringComparison.OrdinalIgnoreCase) && !text.Contains("us-ascii", StringComparison.OrdinalIgnoreCase))
        {
            throw XmlBounds.Refused("declares another encoding than UTF-8", _at);
        }

        _at += length;
    }

    private void Tag(ReadOnlySpan<byte> rest)
    {
        var (quote, attributes, length) = ((byte)0, 0, 1);
        for (; ; length++)
        {
            if (length >= Math.Min(rest.Length, XmlBounds.Tag))
                throw rest.Length > XmlBounds.Tag ? XmlBounds.Exceeded($"holds a tag of more than {XmlBounds.Tag} bytes", _at)
                    : XmlBounds.Refused("ends inside a tag", _at);
            var one = rest[length];
            if (quote != 0)
                quote = one == quote ? (byte)0 : quote;
            else if (one is (byte)'"' or (byte)'\'')
                quote = one;
            else if (one == (byte)'=' && ++attributes > XmlBounds.Attributes)
                throw XmlBounds.Exceeded($"holds an element with more than {XmlBounds.Attributes} attributes", _at);
            else if (one == (byte)'>')
                break;
        }

        Count(isEnd: rest[1] == (byte)'/', isEmpty: rest[length - 1] == (byte)'/');
        _at += length + 1;
    }

    private void Count(bool isEnd, bool isEmpty)
    {
        if (isEnd)
        {
            _depth--;
            return;
        }

        if (++_elements > XmlBounds.Elements)
            throw XmlBounds.Exceeded($"holds more than {XmlBounds.Elements} elements", _at);
        if (_depth + 1 > XmlBounds.Depth)
            throw XmlBounds.Exceeded($"is nested deeper than {XmlBounds.Depth} elements", _at);
        if (!isEmpty)
            _depth++;
    }

    private readonly int Through(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> end, int bound)
    {
        var found = rest.IndexOf(end);
        if (found < 0)
            throw XmlBounds.Refused("ends inside markup", _at);
        return found <= bound ? found + end.Length : throw XmlBounds.Exceeded($"holds markup of more than {bound} bytes", _at);
    }
}
