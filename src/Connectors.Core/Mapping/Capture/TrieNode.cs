using System.Text;

namespace Connectors.Mapping;

/// <summary>A place in the shape of a record that some rule wants, with the places below it. Grows while rules are bound, then is sealed; a sealed
/// one that has to grow on is copied, so that plans share what they have in common.</summary>
/// <param name="name">Its name in UTF-8; empty for a record or an item.</param>
internal sealed class TrieNode(byte[] name)
{
    /// <summary>A name that is no text: half of a character stands in it.</summary>
    public const int Half = -2;

    private const int MostDoubts = 32;
    private const int MostOrders = 4;

    /// <summary>Names of parts of canonical values, which thousands of plans have in common.</summary>
    private static readonly Dictionary<string, byte[]> Parts =
        new[] { "ext", "v", "code", "raw", "system", "key", "connection", "object", "value", "kind", "amount", "currency", "id" }
            .ToDictionary(static part => part, Encoding.UTF8.GetBytes, StringComparer.Ordinal);

    private ulong _signatures;
    private byte _doubts;
    private bool _isSealed;

    public byte[] Name => name;

    /// <summary>Slot that this place fills; -1 for none.</summary>
    public int Slot { get; private set; } = -1;

    /// <summary>The slot, if nothing inside is wanted.</summary>
    public int Leaf => Members.Length + Items.Length == 0 ? Slot : -1;

    /// <summary>In which order the members come. Learnt from the records; two who learn at once leave what one of them learnt.</summary>
    public Layout Layout { get; private set; } = Layout.Empty;

    public TrieNode[] Members { get; private set; } = [];

    /// <summary>Wanted items by index; null where an index is not wanted.</summary>
    public TrieNode?[] Items { get; private set; } = [];

    /// <summary>Sealed: all slots below, to be emptied when a member stands twice and the last one has to win. None for a whole record, whose slots
    /// are empty as the walk begins.</summary>
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
        var head = path[0];
        var utf8 = head.Index >= 0 ? [] : Parts.GetValueOrDefault(head.Name) ?? Encoding.UTF8.GetBytes(head.Name);
        var known = head.Index >= 0 ? Items.ElementAtOrDefault(head.Index) : Find(utf8) is >= 0 and var index ? Members[index] : null;
        var next = (known ?? new(utf8)).Bind(path[1..], ref slots, out slot);
        return ReferenceEquals(known, next) ? this : Open().Put(head.Index, known, next);
    }

    /// <summary>The member of a name; -1 for one that is not wanted.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        if ((_signatures >> Signature(name) & 1) == 0)
            return -1;
        var members = Members;
        for (var index = 0; index < members.Length; index++)
        {
            if (name.SequenceEqual(members[index].Name))
                return index;
        }
        return -1;
    }

    /// <summary>Takes note of an object most of whose members did not stand where they were expected. Another order is learnt anew, a few times;
    /// then there is none.</summary>
    public void Doubt()
    {
        if (_doubts < MostDoubts * MostOrders && ++_doubts % MostDoubts == 0)
            Layout = _doubts < MostDoubts * MostOrders ? Layout.Empty : Layout.Unordered();
    }

    /// <summary>Takes note of a name that was not known.</summary>
    /// <param name="json">The record.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="length">Its bytes with quotes and colon.</param>
    /// <param name="index">The member that it is; -1 for an unwanted one.</param>
    /// <param name="place">Where another one was expected.</param>
    /// <returns>Where the next one is to be expected.</returns>
    public int Learn(ReadOnlySpan<byte> json, int at, int length, int index, int place)
    {
        var layout = Layout;
        if (layout.IsFull || length > LayoutName.Longest)
            return place;
        // Another thread may have met it meanwhile.
        if (layout.Find(json, at, length) is >= 0 and var known)
            return known + 1;
        place = Math.Min(place, layout.Names.Length);
        Layout = layout.With(json, at, new(json.Slice(at, length), index, index < 0 ? -1 : Members[index].Leaf), place);
        return place + 1;
    }

    /// <summary>Ends growing.</summary>
    /// <param name="isRecord">Whether this is the place of a whole record.</param>
    public void Seal(bool isRecord = false)
    {
        if (_isSealed)
            return;
        var below = new List<int>();
        foreach (var node in Members)
            Seal(node);
        foreach (var node in Items)
            Seal(node);
        (Below, _isSealed) = (below.Count == 0 ? [] : [.. below], true);

        void Seal(TrieNode? node)
        {
            node?.Seal();
            if (node is null || isRecord)
                return;
            foreach (var slot in node.Below)
                below.Add(slot);
            if (node.Slot >= 0)
                below.Add(node.Slot);
        }
    }

    /// <summary>One of 64 classes by length and ends, which tells most unwanted names at one glance.</summary>
    private static int Signature(ReadOnlySpan<byte> name) => name.IsEmpty ? 0 : (name.Length * 7 + name[0] * 3 + name[^1] * 5) & 63;

    /// <summary>This node while it grows; a copy of a sealed one.</summary>
    private TrieNode Open() => !_isSealed ? this : new(name) { Slot = Slot, Members = Members, Items = Items, _signatures = _signatures };

    private TrieNode Put(int item, TrieNode? known, TrieNode node)
    {
        if (item >= 0)
        {
            TrieNode?[] items = [.. Items, .. new TrieNode?[Math.Max(0, item + 1 - Items.Length)]];
            items[item] = node;
            Items = items;
            return this;
        }
        Members = known is null ? [.. Members, node] : [.. Members.Select(member => ReferenceEquals(member, known) ? node : member)];
        _signatures |= 1UL << Signature(node.Name);
        return this;
    }
}
