using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>The walk over a record that lies in one piece and is right: notes where the wanted values lie. What it does not take, the strict
/// walk decides and words.</summary>
internal readonly ref struct FastWalk(ReadOnlySpan<byte> record, Slot[] slots)
{
    private const int LongestName = 256;
    private const int MostLeftOut = 3;
    private const int Unknown = -3;
    private readonly ReadOnlySpan<byte> _json = record;
    private readonly Slot[] _slots = slots;

    /// <summary>Fills the slots.</summary>
    /// <returns>False when the record must be walked strictly; the slots are then worthless.</returns>
    public bool TryWalk(TrieNode root)
    {
        var at = Value(JsonScanner.White(_json, 0), root, 0);
        return at >= 0 && JsonScanner.White(_json, at) == _json.Length;
    }

    private int Value(int at, TrieNode node, int depth)
    {
        var json = _json;
        var start = at;
        var first = JsonScanner.At(json, at);
        var isEscaped = false;
        foreach (var below in node.Below)
            _slots[below] = default;
        at = first == (byte)'"' ? JsonScanner.Text(json, at + 1, out isEscaped)
            : first == (byte)'{' && node.Members.Length > 0 ? Members(at, node, depth + 1)
            : first == (byte)'[' && node.Items.Length > 0 ? Items(at, node, depth + 1)
            : JsonScanner.Value(json, at, depth);
        if (node.Slot >= 0 && at >= 0)
            _slots[node.Slot] = new(start, at - start, JsonScanner.KindOf(first), isEscaped);
        return at;
    }

    private int Members(int at, TrieNode node, int depth)
    {
        var json = _json;
        if (depth > JsonScanner.Deepest)
            return JsonScanner.Wrong;
        at = JsonScanner.White(json, at + 1);
        if (JsonScanner.At(json, at) == (byte)'}')
            return at + 1;
        var layout = node.Layout;
        var (names, place) = (layout.Names, 0);
        var (met, missed) = (0, 0);
        while (true)
        {
            met++;
            var index = Unknown;
            // Members mostly come in the order in which they came before.
            if ((uint)place >= (uint)names.Length || !names[place].IsAt(json, at))
            {
                var expected = place;
                at = Seek(json, at, node, layout, ref place, out index);
                if (at < 0)
                    return at;
                missed += place > expected && place <= expected + 1 + MostLeftOut ? 0 : 1;
                if (index == Unknown)
                    place--;
            }
            if (index == Unknown)
            {
                ref readonly var name = ref names[place++];
                at = JsonScanner.White(json, at + name.Length);
                at = name.IsPlain ? Plain(at, name.Leaf, depth) : Value(at, node.Members[name.Index], depth);
            }
            else
            {
                (layout, names) = (node.Layout, node.Layout.Names);
                at = index >= 0 ? Value(at, node.Members[index], depth) : JsonScanner.Value(json, at, depth);
            }
            if (at < 0)
                return at;
            at = JsonScanner.White(json, at);
            var next = JsonScanner.At(json, at);
            if (next == (byte)'}')
            {
                if (missed * 2 > met)
                    node.Doubt();
                return at + 1;
            }
            if (next != (byte)',')
                return JsonScanner.Wrong;
            at = JsonScanner.White(json, at + 1);
        }
    }

    /// <summary>A value that nothing is wanted of but the whole, if that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Plain(int at, int slot, int depth)
    {
        var json = _json;
        var start = at;
        var first = JsonScanner.At(json, at);
        var isEscaped = false;
        at = first == (byte)'"' ? JsonScanner.Text(json, at + 1, out isEscaped) : JsonScanner.Value(json, at, depth);
        if ((uint)slot < (uint)_slots.Length && at >= 0)
            _slots[slot] = new(start, at - start, JsonScanner.KindOf(first), isEscaped);
        return at;
    }

    private int Items(int at, TrieNode node, int depth)
    {
        var json = _json;
        if (depth > JsonScanner.Deepest)
            return JsonScanner.Wrong;
        at = JsonScanner.White(json, at + 1);
        if (JsonScanner.At(json, at) == (byte)']')
            return at + 1;
        for (var index = 0; ; index++)
        {
            at = index < node.Items.Length && node.Items[index] is { } item ? Value(at, item, depth) : JsonScanner.Value(json, at, depth);
            if (at < 0)
                return at;
            at = JsonScanner.White(json, at);
            var next = JsonScanner.At(json, at);
            if (next == (byte)']')
                return at + 1;
            if (next != (byte)',')
                return JsonScanner.Wrong;
            at = JsonScanner.White(json, at + 1);
        }
    }

    /// <summary>A member that did not stand where it was expected. One that is known stays in front, its place behind it; behind another one's
    /// name and colon.</summary>
    private static int Seek(ReadOnlySpan<byte> json, int at, TrieNode node, Layout layout, ref int place, out int index)
    {
        index = Unknown;
        var names = layout.Names;
        for (var ahead = place + 1; layout.IsOrdered && ahead < names.Length && ahead <= place + MostLeftOut; ahead++)
        {
            if (!names[ahead].IsAt(json, at))
                continue;
            place = ahead + 1;
            return at;
        }
        if (JsonScanner.At(json, at) != (byte)'"')
            return JsonScanner.Wrong;
        var end = JsonScanner.Text(json, at + 1, out var isEscaped);
        if (end < 0)
            return end;
        var isPlain = !isEscaped && JsonScanner.At(json, end) == (byte)':';
        if (isPlain && layout.Find(json, at, end + 1 - at) is >= 0 and var known)
        {
            place = known + 1;
            return at;
        }
        index = isEscaped ? Escaped(json[at..end], node) : node.Find(json[(at + 1)..(end - 1)]);
        if (index == TrieNode.Half)
            return JsonScanner.Wrong;
        if (isPlain)
            place = node.Learn(json, at, end + 1 - at, index, place);
        end = JsonScanner.White(json, end);
        return JsonScanner.At(json, end) == (byte)':' ? JsonScanner.White(json, end + 1) : JsonScanner.Wrong;
    }

    private static int Escaped(ReadOnlySpan<byte> quoted, TrieNode node)
    {
        // A long escaped name goes the strict way.
        Span<byte> name = stackalloc byte[LongestName];
        var reader = new Utf8JsonReader(quoted);
        if (quoted.Length > LongestName || !reader.Read())
            return TrieNode.Half;
        try
        {
            return node.Find(name[..reader.CopyString(name)]);
        }
        catch (InvalidOperationException)
        {
            return TrieNode.Half;
        }
    }
}
