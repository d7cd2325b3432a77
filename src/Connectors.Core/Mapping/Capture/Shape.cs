namespace Connectors.Mapping;

/// <summary>Which places of a record the rules want. Sealed before the first run; immutable afterwards.</summary>
internal sealed class Shape
{
    private int _slots;

    public TrieNode Root { get; } = new();

    public int SlotCount => _slots;

    public int Bind(ImmutableArray<PathSegment> path) => Root.Bind(path.AsSpan(), ref _slots);

    public void Seal() => Root.Seal();
}
