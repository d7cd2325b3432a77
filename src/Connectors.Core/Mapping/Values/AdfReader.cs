using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Goes through the nodes of a document of Atlassian's format. The vendor writes a node's type and attributes before its content, so nodes
/// are gone into as they come; should one of them have more to say behind its content, the whole document has to be read once more with each node
/// looked at to its end first.</summary>
internal ref struct AdfReader(ReadOnlySpan<byte> document, bool looksAhead)
{
    private readonly ReadOnlySpan<byte> _json = document;
    private readonly bool _looksAhead = looksAhead;
    private int _at;

    /// <summary>Whether something stood behind the content of a node that counts before it.</summary>
    public bool IsLate { get; private set; }

    /// <summary>The document itself.</summary>
    /// <returns>False when it is no object.</returns>
    public bool TryOpen(out AdfNode root)
    {
        root = default;
        _at = JsonScanner.White(_json, 0);
        if (JsonScanner.At(_json, _at) != (byte)'{')
            return false;
        Read(out root);
        return true;
    }

    /// <summary>Goes to the first child of a node.</summary>
    /// <returns>False when it has none.</returns>
    public bool TryEnter(in AdfNode node)
    {
        if (node.Content == 0 || JsonScanner.At(_json, node.Content) != (byte)'[')
            return false;
        _at = node.Content + 1;
        return true;
    }

    /// <summary>The next child; what is no object is passed over. It has to be left before the next one.</summary>
    /// <returns>False behind the last one.</returns>
    public bool TryNext(out AdfNode child)
    {
        while (true)
        {
            _at = AdfTree.Next(_json, _at);
            switch (JsonScanner.At(_json, _at))
            {
                case (byte)'{':
                    Read(out child);
                    return true;
                case (byte)']':
                    _at++;
                    child = default;
                    return false;
                case 0:
                    child = default;
                    return false;
                default:
                    _at = AdfTree.Skip(_json, _at);
                    break;
            }
        }
    }

    /// <summary>Goes behind a node, whose children were gone through or not.</summary>
    public void Leave(in AdfNode node)
    {
        if (node.End != 0)
        {
            _at = node.End;
            return;
        }
        var at = _at == node.Content ? AdfTree.Skip(_json, _at) : _at;
        while (AdfTree.NextMember(_json, ref at, out var name))
        {
            IsLate |= Member(name) != 0;
            at = AdfTree.Skip(_json, at);
        }
        _at = at;
    }

    /// <summary>The text of a text node, with its quotes.</summary>
    public readonly ReadOnlySpan<byte> TextOf(in AdfNode node) => node.Text == 0 ? default : _json[node.Text..node.TextEnd];

    /// <summary>The value of an attribute; empty when it is not there.</summary>
    public readonly ReadOnlySpan<byte> Attribute(in AdfNode node, ReadOnlySpan<byte> name)
    {
        var at = node.Attributes;
        if (at == 0 || JsonScanner.At(_json, at) != (byte)'{')
            return default;
        for (at++; AdfTree.NextMember(_json, ref at, out var member);)
        {
            var start = at;
            at = AdfTree.Skip(_json, at);
            if (at >= 0 && member.SequenceEqual(name))
                return _json[start..at];
        }
        return default;
    }

    private void Read(out AdfNode node)
    {
        node = default;
        if (TryText(ref node))
            return;
        var (at, hasType) = (_at + 1, false);
        while (AdfTree.NextMember(_json, ref at, out var name))
        {
            var (start, member) = (at, Member(name));
            if (member == (byte)'c')
            {
                node.Content = start;
                if (hasType && !_looksAhead)
                {
                    _at = start;
                    return;
                }
            }
            at = AdfTree.Skip(_json, start);
            if (at < 0)
                break;
            if (member == (byte)'t')
                (node.Type, hasType) = (AdfTree.TypeOf(_json[start..at]), true);
            else if (member == (byte)'x')
                (node.Text, node.TextEnd) = (start, at);
            else if (member == (byte)'a')
                node.Attributes = start;
        }
        _at = node.End = at < 0 ? _json.Length : at;
    }

    /// <summary>Most nodes are texts without marks, which stand there in these bytes.</summary>
    private bool TryText(ref AdfNode node)
    {
        var plain = "{\"type\":\"text\",\"text\":\""u8;
        if (!_json[_at..].StartsWith(plain))
            return false;
        var start = _at + plain.Length - 1;
        var end = JsonScanner.Text(_json, start + 1);
        if (JsonScanner.At(_json, end) != (byte)'}')
            return false;
        (node.Type, node.Text, node.TextEnd) = (AdfType.Text, start, end);
        _at = node.End = end + 1;
        return true;
    }

    /// <summary>A letter for each member that counts; 0 for others.</summary>
    private static byte Member(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("type"u8) => (byte)'t',
        4 when name.SequenceEqual("text"u8) => (byte)'x',
        5 when name.SequenceEqual("attrs"u8) => (byte)'a',
        7 when name.SequenceEqual("content"u8) => (byte)'c',
        _ => 0,
    };
}
