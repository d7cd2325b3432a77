using System.Text;

namespace Connectors.Mapping;

/// <summary>A place in the shape of a record that some rule wants, with the places below it. Grows while rules are bound, then is sealed; a sealed
/// one that has to grow on is copied, so that plans share what they have in common.</summary>
internal sealed class TrieNode
{
    /// <summary>A name that is no text: half of a character stands in it.</summary>
    public const int Half = -2;

    // While it grows; plans are kept by the thousand, so nothing of it stays.
    private List<Member>? _members;
    private List<TrieNode?>? _items;
    private ulong _signatures;
    private bool _isSealed;

    /// <summary>Slot that this place fills; -1 for none.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>Sealed: names of the wanted members in UTF-8, parallel to <see cref="Members"/>.</summary>
    public byte[][] Names { get; private set; } = [];

    /// <summary>In which order the members come. Learnt from the records; two who learn at once leave what one of them learnt.</summary>
    public Layout Layout { get; private set; } = Layout.Empty;

    public TrieNode[] Members { get; private set; } = [];

    /// <summary>Sealed: wanted items by index; null where an index is not wanted.</summary>
    public TrieNode?[] Items { get; private set; } = [];

    /// <summary>Sealed: all slots below, to be emptied when a member stands twice and the last one has to win.</summary>
    public int[] Below { get; private set; } = [];

    /// <summary>Gives a path its slot.</summary>
    /// <returns>This node, or the copy that takes its place.</returns>
    public TrieNode Bind(ReadOnlySpan<PathSegment> path, ref int slots, out int slot)
    {
        if (path.IsEmpty)
        {
            var bound = Slot < 0 ? Open() : this;
            slot = bound.Slot < 0 ? bound.Slot = slots++ : bound.Slot;
            return bound;
        }
        var known = Next(path[0]);
        var next = (known ?? new()).Bind(path[1..], ref slots, out slot);
        return ReferenceEquals(known, next) ? this : Open().Put(path[0], next);
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

    /// <summary>Takes note of a name that did not stand where it was expected.</summary>
    /// <param name="json">The record.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="length">Its bytes with quotes and colon.</param>
    /// <param name="index">The member that it is; -1 for an unwanted one.</param>
    /// <param name="place">Where another one was expected.</param>
    /// <returns>Where the next one is to be expected.</returns>
    public int Learn(ReadOnlySpan<byte> json, int at, int length, int index, int place)
    {
        var layout = Layout;
        if (index < 0 && layout.IsFull || length > LayoutName.Longest)
            return place;
        if (layout.Find(json, at) is >= 0 and var known)
            return known + 1;
        if (layout.IsFull)
            return place;
        place = Math.Min(place, layout.Names.Length);
        Layout = layout.With(new(json.Slice(at, length), index), place);
        return place + 1;
    }

    public void Seal()
    {
        if (_isSealed)
            return;
        if (_members is not null)
        {
            Names = [.. _members.Select(static member => member.Name)];
            Members = [.. _members.Select(static member => member.Node)];
            foreach (var name in Names)
                _signatures |= 1UL << Signature(name);
        }
        if (_items is not null)
            Items = [.. _items];
        var below = new List<int>();
        foreach (var node in Members.Concat(Items.OfType<TrieNode>()))
        {
            node.Seal();
            below.AddRange(node.Below);
            if (node.Slot >= 0)
                below.Add(node.Slot);
        }
        (Below, _members, _items, _isSealed) = (below.Count == 0 ? [] : [.. below], null, null, true);
    }

    /// <summary>One of 64 classes by length and ends, which tells most unwanted names at one glance.</summary>
    private static int Signature(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : (name.Length * 7 + name[0] * 3 + name[^1] * 5) & 63;

    private TrieNode? Next(PathSegment segment)
    {
        if (segment.Index >= 0)
            return (_isSealed ? Items.ElementAtOrDefault(segment.Index) : _items?.ElementAtOrDefault(segment.Index));
        var name = Encoding.UTF8.GetBytes(segment.Name);
        return _isSealed ? Find(name) is >= 0 and var index ? Members[index] : null
            : _members?.Find(member => member.Name.AsSpan().SequenceEqual(name))?.Node;
    }

    /// <summary>This node while it grows; a copy of a sealed one that grows.</summary>
    private TrieNode Open() => !_isSealed ? this : new()
    {
        Slot = Slot,
        _members = [.. Members.Select((node, index) => new Member(Names[index], node))],
        _items = [.. Items],
    };

    private TrieNode Put(PathSegment segment, TrieNode node)
    {
        if (segment.Index >= 0)
        {
            _items ??= [];
            while (_items.Count <= segment.Index)
                _items.Add(null);
            _items[segment.Index] = node;
            return this;
        }
        var name = Encoding.UTF8.GetBytes(segment.Name);
        _members ??= [];
        var index = _members.FindIndex(member => member.Name.AsSpan().SequenceEqual(name));
        if (index >= 0)
            _members[index] = _members[index] with { Node = node };
        else
            _members.Add(new(name, node));
        return this;
    }

    private sealed record Member(byte[] Name, TrieNode Node);
}
