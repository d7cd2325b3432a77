using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Reads a document that is plainly right, which nearly all are, in one pass without a tokeniser. Of any other, also one with an escape, it
/// makes nothing: then <see cref="DocumentParser"/> reads it and words what is wrong.</summary>
internal ref struct PlainDocument
{
    private const int DeepestPlain = 30;
    private readonly DocumentSource _source;
    private readonly ReadOnlySpan<byte> _json;
    private readonly List<DocumentNode> _open = [];
    private int _at;

    private PlainDocument(DocumentSource source)
    {
        _source = source;
        _json = source.Json.Span;
    }

    /// <summary>The root.</summary>
    /// <param name="source">The document, valid UTF-8.</param>
    /// <returns>Null when it is no plain object.</returns>
    public static DocumentNode? Parse(DocumentSource source)
    {
        var document = new PlainDocument(source);
        return document.Next() == '{' && document.Value(null, "", -1, 1) is { } root && document.IsAtEnd() ? root : null;
    }

    private DocumentNode? Value(DocumentNode? outer, string name, int index, int depth)
    {
        var (first, start) = (Next(), _at);
        switch ((char)first)
        {
            case '{' or '[':
                var node = new DocumentNode(_source, outer, name, index, start, first == '{' ? JsonValueKind.Object : JsonValueKind.Array, "");
                return depth <= DeepestPlain && (first == '{' ? Members(node, depth + 1) : Items(node, depth + 1)) ? Ended(node) : null;
            case '"':
                return Text() is { } text ? Ended(new(_source, outer, name, index, start, JsonValueKind.String, text)) : null;
            case 't':
                return Skip("true"u8) ? Ended(new(_source, outer, name, index, start, JsonValueKind.True, "true")) : null;
            case 'f':
                return Skip("false"u8) ? Ended(new(_source, outer, name, index, start, JsonValueKind.False, "false")) : null;
            case 'n':
                return Skip("null"u8) ? Ended(new(_source, outer, name, index, start, JsonValueKind.Null, "")) : null;
            default:
                return Digits() is { } digits ? Ended(new(_source, outer, name, index, start, JsonValueKind.Number, digits)) : null;
        }
    }

    private readonly DocumentNode Ended(DocumentNode node)
    {
        node.End = _at;
        return node;
    }

    private bool Members(DocumentNode node, int depth)
    {
        var first = _open.Count;
        if (IsClosed('}'))
            return true;
        do
        {
            if (Next() != '"' || Text() is not { } name || Next() != ':' || Stands(name, first))
                return false;
            _at++;
            if (Value(node, name, -1, depth) is not { } value)
                return false;
            _open.Add(value);
        }
        while (IsMore());
        node.Members = Take(first);
        return Skip("}"u8);
    }

    private bool Items(DocumentNode node, int depth)
    {
        var first = _open.Count;
        if (IsClosed(']'))
            return true;
        do
        {
            if (Value(node, "", _open.Count - first, depth) is not { } value)
                return false;
            _open.Add(value);
        }
        while (IsMore());
        node.Items = Take(first);
        return Skip("]"u8);
    }

    private readonly bool Stands(string name, int first)
    {
        for (var at = first; at < _open.Count; at++)
        {
            if (_open[at].Key == name)
                return true;
        }
        return false;
    }

    private readonly DocumentNode[] Take(int first)
    {
        var taken = new DocumentNode[_open.Count - first];
        _open.CopyTo(first, taken, 0, taken.Length);
        _open.RemoveRange(first, taken.Length);
        return taken;
    }

    private bool IsClosed(char bracket)
    {
        _at++;
        if (Next() != bracket)
            return false;
        _at++;
        return true;
    }

    private bool IsMore()
    {
        if (Next() != ',')
            return false;
        _at++;
        return true;
    }

    private bool IsAtEnd() => Next() == 0 && _at == _json.Length;

    /// <summary>The first byte behind white space, where this stays; 0 at the end.</summary>
    private byte Next()
    {
        while (_at < _json.Length && _json[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            _at++;
        return _at < _json.Length ? _json[_at] : (byte)0;
    }

    private bool Skip(ReadOnlySpan<byte> word)
    {
        if (!_json[_at..].StartsWith(word))
            return false;
        _at += word.Length;
        return true;
    }

    private string? Text()
    {
        var start = ++_at;
        while (_at < _json.Length && _json[_at] is >= 0x20 and not (byte)'"' and not (byte)'\\')
            _at++;
        return _at < _json.Length && _json[_at] == '"' ? DocumentWords.Of(_json[start.._at++]) : null;
    }

    /// <summary>The digits of a plain number, such as 12 or -0.5.</summary>
    private string? Digits()
    {
        var start = _at;
        if (_at < _json.Length && _json[_at] == '-')
            _at++;
        var leading = _at;
        var whole = Run();
        if (whole == 0 || whole > 1 && _json[leading] == '0')
            return null;
        if (_at < _json.Length && _json[_at] == '.')
        {
            _at++;
            if (Run() == 0)
                return null;
        }
        return _at < _json.Length && _json[_at] is (byte)'e' or (byte)'E' ? null : Encoding.UTF8.GetString(_json[start.._at]);
    }

    private int Run()
    {
        var start = _at;
        while (_at < _json.Length && _json[_at] is >= (byte)'0' and <= (byte)'9')
            _at++;
        return _at - start;
    }
}
