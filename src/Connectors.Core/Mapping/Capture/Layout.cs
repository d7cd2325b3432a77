using System.Runtime.InteropServices;

namespace Connectors.Mapping;

/// <summary>The members of an object in the order in which records had them lately, the unwanted ones too, and where each is among them. Immutable;
/// whoever meets a member that is not in it puts a longer one in its place.</summary>
internal sealed class Layout
{
    private const int Most = 64;
    private const int AroundName = 3;
    private const int PlaceBits = 8;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private readonly LayoutName[] _names;

    /// <summary>By the hash of a name: one more than its place, 0 for nothing. Three quarters are empty at least, since two names that want the same
    /// place cost more than the room.</summary>
    private readonly byte[] _places;

    private Layout(LayoutName[] names, byte[] places, bool isOrdered = true) => (_names, _places, IsOrdered) = (names, places, isOrdered);

    public static Layout Empty { get; } = new([], new byte[1 << PlaceBits]);

    /// <summary>Whether a member is worth looking for a little ahead of where it was expected.</summary>
    public bool IsOrdered { get; }

    public LayoutName[] Names => _names;

    public bool IsFull => _names.Length >= Most;

    /// <summary>Where the name stands that a record has at a place; -1 for nowhere.</summary>
    /// <param name="json">The record.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="length">Its bytes with quotes and colon.</param>
    public int Find(ReadOnlySpan<byte> json, int at, int length)
    {
        var names = _names;
        for (var slot = Slot(json.Slice(at, length)); _places[slot] is > 0 and var place; slot = slot + 1 & _places.Length - 1)
        {
            ref readonly var name = ref names[place - 1];
            if (name.Length == length && name.IsAt(json, at))
                return place - 1;
        }
        return -1;
    }

    /// <summary>The same with one more name.</summary>
    /// <param name="json">The record.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="name">The name.</param>
    /// <param name="place">Where it is to be expected.</param>
    public Layout With(ReadOnlySpan<byte> json, int at, LayoutName name, int place)
    {
        var places = new byte[_places.Length];
        for (var slot = 0; slot < places.Length; slot++)
            places[slot] = (byte)(_places[slot] + (_places[slot] > place ? 1 : 0));
        var free = Slot(json.Slice(at, name.Length));
        while (places[free] != 0)
            free = free + 1 & places.Length - 1;
        places[free] = (byte)(place + 1);
        var names = new LayoutName[_names.Length + 1];
        Array.Copy(_names, names, place);
        names[place] = name;
        Array.Copy(_names, place, names, place + 1, _names.Length - place);
        return new(names, places, IsOrdered);
    }

    /// <summary>The same of members that come in no order.</summary>
    public Layout Unordered() => new(_names, _places, isOrdered: false);

    /// <summary>Where to look for a name, by its first and last eight letters.</summary>
    private static int Slot(ReadOnlySpan<byte> quoted)
    {
        var name = quoted[1..^(AroundName - 1)];
        var (head, tail) = (0UL, 0UL);
        if (name.Length >= sizeof(ulong))
        {
            (head, tail) = (MemoryMarshal.Read<ulong>(name), MemoryMarshal.Read<ulong>(name[^sizeof(ulong)..]));
        }
        else
        {
            head = name.Length >= sizeof(uint)
                ? (ulong)MemoryMarshal.Read<uint>(name) << 32 | MemoryMarshal.Read<uint>(name[^sizeof(uint)..])
                : name.IsEmpty ? 0UL : (uint)(name[0] << 16 | name[name.Length / 2] << 8 | name[^1]);
        }
        return (int)((head * 31 + tail + (uint)name.Length) * Spread >> (64 - PlaceBits));
    }
}
