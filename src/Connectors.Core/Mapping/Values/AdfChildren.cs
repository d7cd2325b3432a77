using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>The child nodes of a node, in order. What is no object is passed over.</summary>
internal ref struct AdfChildren
{
    private readonly ReadOnlySpan<byte> _content;
    private Utf8JsonReader _reader;
    private bool _isOpen;

    public AdfChildren(ReadOnlySpan<byte> content)
    {
        _content = content;
        _reader = new(content);
        _isOpen = !content.IsEmpty && _reader.Read() && _reader.TokenType == JsonTokenType.StartArray;
    }

    public bool MoveNext(out AdfNode child)
    {
        while (_isOpen && (_isOpen = _reader.Read() && _reader.TokenType != JsonTokenType.EndArray))
        {
            if (AdfNode.TryRead(AdfTree.Value(_content, ref _reader), out child))
                return true;
        }
        child = default;
        return false;
    }
}
