using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>The child nodes of a node, in order. What is no object is passed over.</summary>
internal ref struct AdfChildren
{
    private readonly ReadOnlySpan<byte> _content;
    private int _at;

    public AdfChildren(ReadOnlySpan<byte> content)
    {
        _content = content;
        var at = JsonScanner.White(content, 0);
        _at = JsonScanner.At(content, at) == (byte)'[' ? at + 1 : JsonScanner.Wrong;
    }

    public bool MoveNext(out AdfNode child)
    {
        while (_at >= 0)
        {
            if (AdfNode.TryReadText(_content, ref _at, out child))
                return true;
            if (!AdfTree.NextItem(_content, ref _at, out var value))
                break;
            if (AdfNode.TryRead(value, out child))
                return true;
        }
        child = default;
        return false;
    }
}
