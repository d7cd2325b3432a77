namespace Connectors.Mapping;

/// <summary>Which places of a record the rules want. Sealed before the first run; immutable afterwards.</summary>
internal sealed class Shape
{
    private int _slots;

    public TrieNode Root { get; private set; } = new([]);

    public int SlotCount => _slots;

    /// <summary>Whether a rule asks for the whole of what the paths are relative to; rows of CSV pages do not have it at hand.</summary>
    public bool WantsWhole { get; private set; }

    public int Bind(ImmutableArray<PathSegment> path)
    {
        WantsWhole |= path.IsEmpty;
        return Place(path);
    }

    /// <summary>The slot of the whole, to see what it is; no rule asks.</summary>
    public int BindWhole() => Place([]);

    private int Place(ImmutableArray<PathSegment> path)
    {
        Root = Root.Bind(path.AsSpan(), ref _slots, out var slot);
        return slot;
    }

    public void Seal() => Root.Seal(isRecord: true);

    /// <summary>A shape that grows on from this one, whose slots keep their places.</summary>
    public Shape Grown() => new() { Root = Root, _slots = _slots, WantsWhole = WantsWhole };
}
