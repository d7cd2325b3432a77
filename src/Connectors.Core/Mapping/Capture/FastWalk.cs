using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>The walk over a record that lies in one piece and is right: notes where the wanted values lie. What it does not take, the strict
/// walk decides and words.</summary>
internal readonly ref struct FastWalk
{
    /// <summary>How many bytes behind a record are worth having at hand: as many as are looked at together.</summary>
    public const int Ahead = 32;

    private const int LongestName = 256;
    private const int MostLeftOut = 3;
    private readonly ReadOnlySpan<byte> _json;
    private readonly Slot[] _slots;
    private readonly int _length;

    /// <summary>Takes a record that may be looked at beyond its end, where the last members are found as fast as all others then. What lies there
    /// never counts: a record that does not end where it should is not taken.</summary>
    /// <param name="json">The record, and up to <see cref="Ahead"/> bytes of what lies behind it.</param>
    /// <param name="length">Bytes of the record.</param>
    /// <param name="slots">To be filled; empty before.</param>
    public FastWalk(ReadOnlySpan<byte> json, int length, Slot[] slots)
    {
        _json = json;
        _length = length;
        _slots = slots;
    }

    /// <summary>Takes a record with nothing behind it.</summary>
    public FastWalk(ReadOnlySpan<byte> record, Slot[] slots)
        : this(record, record.Length, slots)
    {
    }

    /// <summary>Fills the slots.</summary>
    /// <returns>False when the record must be walked strictly; the slots are then worthless.</returns>
    public bool TryWalk(TrieNode root)
    {
        var at = Value(JsonScanner.White(_json, 0), root, 0);
        return at >= 0 && JsonScanner.White(_json[.._length], at) == _length;
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

    /// <summary>The loop that most of a walk is spent in: it holds what members mostly are and calls out for the rest, since what it holds has
    /// to find room in registers. That is also why nobody else may take it in.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Members(int at, TrieNode node, int depth)
    {
        var json = _json;
        if (depth > JsonScanner.Deepest)
            return JsonScanner.Wrong;
        at = JsonScanner.White(json, at + 1);
        if (JsonScanner.At(json, at) == (byte)'}')
            return at + 1;
        // Others learn at the same time: places count in the layout that was looked at, never in a newer one.
        var layout = node.Layout;
        var names = layout.Names;
        var slots = _slots;
        var (place, met, missed) = (0, 0, 0);
        while (true)
        {
            met++;
            // Members mostly come in the order in which they came before.
            if ((uint)place >= (uint)names.Length || !names[place].IsAt(json, at))
            {
                var found = Seek(json, at, layout, place);
                missed += found > place && found <= place + MostLeftOut ? 0 : 1;
                if (found < 0)
                {
                    at = Strange(at, node, depth, place, out var next);
                    layout = node.Layout;
                    (place, names) = (next, layout.Names);
                    goto Ended;
                }
                place = found;
            }
            ref readonly var name = ref names[place++];
            at += name.Length;
            if (name.IsPlain && JsonScanner.IsShortText(json, at, out var quote))
            {
                if ((uint)name.Leaf < (uint)slots.Length)
                    slots[name.Leaf] = new(at, quote + 1 - at, JsonTokenType.String, false);
                at = quote + 1;
            }
            else
            {
                at = Known(at, node, name, depth);
            }
        Ended:
            if (at < 0)
                return at;
            if (JsonScanner.At(json, at) == (byte)',' && JsonScanner.At(json, at + 1) > (byte)' ')
            {
                at++;
                continue;
            }
            at = JsonScanner.White(json, at);
            var behind = JsonScanner.At(json, at);
            if (behind == (byte)'}')
            {
                if (missed * 2 > met)
                    node.Doubt();
                return at + 1;
            }
            if (behind != (byte)',')
                return JsonScanner.Wrong;
            at = JsonScanner.White(json, at + 1);
        }
    }

    /// <summary>The value of a member of the layout.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Known(int at, TrieNode node, in LayoutName name, int depth)
    {
        at = JsonScanner.White(_json, at);
        return name.IsPlain ? Plain(at, name.Leaf, depth) : Value(at, node.Members[name.Index], depth);
    }

    /// <summary>A member that the layout does not have, with its value.</summary>
    /// <param name="at">Where its name begins.</param>
    /// <param name="node">The object's place.</param>
    /// <param name="depth">How deep the object lies.</param>
    /// <param name="place">Which name was expected.</param>
    /// <param name="next">Which one is to be expected now.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Strange(int at, TrieNode node, int depth, int place, out int next)
    {
        var json = _json;
        next = place;
        var end = JsonScanner.At(json, at) == (byte)'"' ? JsonScanner.Text(json, at + 1, out var isEscaped) : Nothing(out isEscaped);
        if (end < 0)
            return end;
        var index = isEscaped ? Escaped(json[at..end], node) : node.Find(json[(at + 1)..(end - 1)]);
        if (index == TrieNode.Half)
            return JsonScanner.Wrong;
        if (!isEscaped && JsonScanner.At(json, end) == (byte)':')
            next = node.Learn(json, at, end + 1 - at, index, place);
        at = JsonScanner.White(json, end);
        if (JsonScanner.At(json, at) != (byte)':')
            return JsonScanner.Wrong;
        at = JsonScanner.White(json, at + 1);
        return index >= 0 ? Value(at, node.Members[index], depth) : JsonScanner.Value(json, at, depth);
    }

    private static int Nothing(out bool isEscaped)
    {
        isEscaped = false;
        return JsonScanner.Wrong;
    }

    /// <summary>A value that nothing is wanted of but the whole, if that.</summary>
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

    /// <summary>The place in the layout of a member that is not the expected one; negative when it is not in it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Seek(ReadOnlySpan<byte> json, int at, Layout layout, int place)
    {
        var names = layout.Names;
        for (var ahead = place + 1; layout.IsOrdered && ahead < names.Length && ahead <= place + MostLeftOut; ahead++)
        {
            if (names[ahead].IsAt(json, at))
                return ahead;
        }
        var end = JsonScanner.IsShortText(json, at, out var quote) ? quote + 1
            : JsonScanner.At(json, at) == (byte)'"' ? JsonScanner.Text(json, at + 1) : JsonScanner.Wrong;
        return JsonScanner.At(json, end) == (byte)':' ? layout.Find(json, at, end + 1 - at) : JsonScanner.Wrong;
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
