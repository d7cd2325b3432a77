using System.Text;

namespace Connectors.Mapping;

/// <summary>A place in the shape of a record that some rule wants, with the places below it. Grows while rules are bound, then is sealed.</summary>
internal sealed class TrieNode
{
    /// <summary>A name that is no text: half of a character stands in it.</summary>
    public const int Half = -2;

    // While it grows; plans are kept by the thousand, so nothing of it stays.
    private List<(string Name, TrieNode Node)>? _members;
    private SortedDictionary<int, TrieNode>? _items;
    private ulong _signatures;

    /// <summary>Slot that this place fills; -1 for none.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Sealed: names of the wanted members in UTF-8, parallel to <see cref="Members"/>.</summary>
    public byte[][] Names { get; private set; } = [];

    /// <summary>Sealed: the same names with quotes and colon, as vendors write them.</summary>
    public Fragment[] Quoted { get; private set; } = [];

    public TrieNode[] Members { get; private set; } = [];

    /// <summary>Sealed: wanted items by index; null where an index is not wanted.</summary>
    public TrieNode?[] Items { get; private set; } = [];

    /// <summary>Sealed: all slots below, to be emptied when a member stands twice and the last one has to win.</summary>
    public int[] Below { get; private set; } = [];

    public int Bind(ReadOnlySpan<PathSegment> path, ref int slots)
    {
        if (path.IsEmpty)
            return Slot < 0 ? Slot = slots++ : Slot;
        var next = Next(path[0]);
        return next.Bind(path[1..], ref slots);
    }

    /// <summary>The member of a name; -1 for one that is not wanted.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if ((_signatures >> Signature(name) & 1) == 0)
            return -1;
        var names = Names;
        for (var index = 0; index < names.Length; index++)
        {
            if (name.SequenceEqual(names[index]))
                return index;
        }
        return -1;
    }

    public void Seal()
    {
        if (_members is not null)
        {
            Quoted = [.. _members.Select(static member => new Fragment(member.Name))];
            Names = [.. _members.Select(static member => Encoding.UTF8.GetBytes(member.Name))];
            Members = [.. _members.Select(static member => member.Node)];
            foreach (var name in Names)
                _signatures |= 1UL << Signature(name);
        }
        if (_items is not null)
        {
            Items = new TrieNode?[_items.Keys.Max() + 1];
            foreach (var (index, node) in _items)
                Items[index] = node;
        }
        var below = new List<int>();
        foreach (var node in Members.Concat(Items.OfType<TrieNode>()))
        {
            node.Seal();
            below.AddRange(node.Below);
            if (node.Slot >= 0)
                below.Add(node.Slot);
        }
        (Below, _members, _items) = (below.Count == 0 ? [] : [.. below], null, null);
    }

    /// <summary>One of 64 classes by length and ends, which tells most unwanted names at one glance.</summary>
    private static int Signature(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : (name.Length * 7 + name[0] * 3 + name[^1] * 5) & 63;

    private TrieNode Next(PathSegment segment)
    {
        if (segment.Index >= 0)
        {
            _items ??= [];
            return _items.TryGetValue(segment.Index, out var item) ? item : _items[segment.Index] = new();
        }
        _members ??= [];
        foreach (var (name, node) in _members)
        {
            if (name == segment.Name)
                return node;
        }
        var added = new TrieNode();
        _members.Add((segment.Name, added));
        return added;
    }
}
