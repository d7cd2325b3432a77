using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>The walk over a record that lies in one piece and is right: notes where the wanted values lie. What it does not take, the strict
/// walk decides and words.</summary>
internal readonly ref struct FastWalk(ReadOnlySpan<byte> record, Slot[] slots)
{
    private const int LongestName = 256;
    private const int MostLeftOut = 3;
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
        var (names, place) = (node.Layout.Names, 0);
        var (met, missed) = (0, 0);
        while (true)
        {
            int index;
            met++;
            // Members mostly come in the order in which they came before.
            if ((uint)place < (uint)names.Length && names[place].IsAt(json, at))
            {
                index = names[place].Index;
                at = JsonScanner.White(json, at + names[place++].Length);
            }
            else
            {
                var expected = place;
                at = Seek(json, at, node, ref place, out index);
                if (at < 0)
                    return at;
                names = node.Layout.Names;
                missed += place > expected && place <= expected + 1 + MostLeftOut ? 0 : 1;
            }
            at = index >= 0 ? Value(at, node.Members[index], depth) : JsonScanner.Value(json, at, depth);
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

    /// <summary>A member that did not stand where it was expected: up to its value.</summary>
    private static int Seek(ReadOnlySpan<byte> json, int at, TrieNode node, ref int place, out int index)
    {
        var names = node.Layout.Names;
        for (var ahead = place + 1; ahead < names.Length && ahead <= place + MostLeftOut; ahead++)
        {
            if (!names[ahead].IsAt(json, at))
                continue;
            (index, place) = (names[ahead].Index, ahead + 1);
            return JsonScanner.White(json, at + names[ahead].Length);
        }
        index = -1;
        if (JsonScanner.At(json, at) != (byte)'"')
            return JsonScanner.Wrong;
        var end = JsonScanner.Text(json, at + 1, out var isEscaped);
        if (end < 0)
            return end;
        index = isEscaped ? Escaped(json[at..end], node) : node.Find(json[(at + 1)..(end - 1)]);
        if (index == TrieNode.Half)
            return JsonScanner.Wrong;
        if (!isEscaped && JsonScanner.At(json, end) == (byte)':')
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
