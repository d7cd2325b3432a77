using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Connectors.Exchange;

/// <summary>Names of members that are looked for in <see cref="FlatRow"/>s, all of them in one look over a row, which finds the row's end too.
/// Immutable, thread-safe; made once for a page format.</summary>
public sealed class FlatNames
{
    /// <summary>Most names.</summary>
    public const int Most = 8;

    private const int AtOnce = 32;
    private const int Ahead = 2;
    private const int Lane = 16;
    private const int HalfBits = 4;
    private const byte Half = 0xF;
    private const int NotFlat = -1;
    private readonly byte[][] _quoted;

    /// <summary>Quote and letters that each name begins with; the shortest has no more than that.</summary>
    private readonly uint[] _heads;

    /// <summary>For each half of a letters' sum which names have it, a bit for each name: a sum both halves of which have the same bit is that
    /// name's.</summary>
    private readonly Vector256<byte> _low;
    private readonly Vector256<byte> _high;

    /// <summary>Takes the names.</summary>
    /// <param name="names">One to eight, ASCII without escapes, two letters at least. A row numbers its members as they stand here.</param>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public FlatNames(params ReadOnlySpan<string> names)
    {
        if (names.Length is 0 or > Most)
            throw new ArgumentException($"Give 1 to {Most} names.", nameof(names));
        var quoted = new List<byte[]>();
        foreach (var name in names)
        {
            if (name.Length < 2 || name.AsSpan().ContainsAnyExceptInRange('#', '~') || name.Contains('\\', StringComparison.Ordinal))
                throw new ArgumentException("A name is two letters at least, and ASCII.", nameof(names));
            quoted.Add(Encoding.ASCII.GetBytes($"\"{name}\""));
        }
        _quoted = [.. quoted];
        _heads = [.. quoted.Select(static name => MemoryMarshal.Read<uint>(name))];
        Span<byte> low = stackalloc byte[AtOnce];
        Span<byte> high = stackalloc byte[AtOnce];
        for (var name = 0; name < _quoted.Length; name++)
        {
            var sum = (byte)(_quoted[name][1] + _quoted[name][2] + _quoted[name][2]);
            low[sum & Half] |= (byte)(1 << name);
            high[sum >> HalfBits] |= (byte)(1 << name);
        }
        // Looked up within each half of a vector by itself.
        low[..Lane].CopyTo(low[Lane..]);
        high[..Lane].CopyTo(high[Lane..]);
        (_low, _high) = (Vector256.Create<byte>(low), Vector256.Create<byte>(high));
    }

    /// <summary>Notes where the values of the names begin in the row that the bytes begin with; 0 for a name that is not there.</summary>
    /// <returns>The row's length; 0 when it is not one that <see cref="FlatRow"/> takes: with an object or a backslash in it, or not ended.</returns>
    internal int Find(ReadOnlySpan<byte> json, Span<int> values)
    {
        var (at, isText) = (1, false);
        for (; json.Length - at >= AtOnce + Ahead; at += AtOnce)
        {
            if (Look(json, at, ref MemoryMarshal.GetReference(json[at..]), ref isText, values) is not 0 and var end)
                return Math.Max(0, end);
        }
        return FindNearEnd(json, at, isText, values);
    }

    private int FindNearEnd(ReadOnlySpan<byte> json, int at, bool isText, Span<int> values)
    {
        Span<byte> rest = stackalloc byte[2 * AtOnce];
        for (; at < json.Length; at += AtOnce)
        {
            rest.Clear();
            json[at..].CopyTo(rest);
            if (Look(json, at, ref MemoryMarshal.GetReference(rest), ref isText, values) is not 0 and var end)
                return Math.Max(0, end);
        }
        return 0;
    }

    /// <summary>Looks at a window.</summary>
    /// <param name="json">The bytes that the row begins with.</param>
    /// <param name="at">Where the window begins in them.</param>
    /// <param name="window">The window, and <see cref="Ahead"/> bytes more.</param>
    /// <param name="isText">Whether it begins within a text; afterwards, whether the next one does.</param>
    /// <param name="values">Takes where the values of the names begin.</param>
    /// <returns>The row's length; 0 when it does not end here, <see cref="NotFlat"/> when it is not flat.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Look(ReadOnlySpan<byte> json, int at, ref byte window, ref bool isText, Span<int> values)
    {
        var bytes = Vector256.LoadUnsafe(ref window);
        var second = Vector256.LoadUnsafe(ref window, Ahead);
        var sums = Vector256.LoadUnsafe(ref window, 1) + second + second;
        var half = Vector256.Create(Half);
        var met = LookUp(_low, sums & half) & LookUp(_high, sums >>> HalfBits & half);
        var quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        var names = quotes & ~Vector256.Equals(met, Vector256<byte>.Zero).ExtractMostSignificantBits();
        // Braces differ from each other in two bits and from a backslash in more; few windows have one of them.
        var signs = Vector256.Equals(bytes, Vector256.Create((byte)'{')) | Vector256.Equals(bytes, Vector256.Create((byte)'}'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));
        var end = 0;
        if (signs != Vector256<byte>.Zero && !TryPass(bytes, quotes, signs.ExtractMostSignificantBits(), isText, out end))
            return NotFlat;
        if (end != 0)
            names &= (1u << end - 1) - 1;
        for (; names != 0; names &= names - 1)
        {
            if (!Take(json, at + BitOperations.TrailingZeroCount(names), values))
                return NotFlat;
        }
        isText ^= (BitOperations.PopCount(quotes) & 1) != 0;
        return end == 0 ? 0 : at + end;
    }

    /// <summary>For each byte below 16 what the table has at its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp(Vector256<byte> table, Vector256<byte> places) => Avx2.IsSupported ? Avx2.Shuffle(table, places)
        : Vector256.Create(Vector128.Shuffle(table.GetLower(), places.GetLower()), Vector128.Shuffle(table.GetLower(), places.GetUpper()));

    /// <summary>Whether a window with braces or backslashes in it goes on with a flat row, or ends it.</summary>
    /// <param name="bytes">The window.</param>
    /// <param name="quotes">Where its quotes are.</param>
    /// <param name="signs">Where its braces and backslashes are.</param>
    /// <param name="isText">Whether it begins within a text.</param>
    /// <param name="end">Behind the row's closing brace, counted from the window's begin; 0 when it is not here.</param>
    private static bool TryPass(Vector256<byte> bytes, uint quotes, uint signs, bool isText, out int end)
    {
        var texts = (uint)BracketScan.Spans(quotes) ^ (isText ? uint.MaxValue : 0);
        var outside = signs & ~texts;
        end = outside == 0 ? 0 : BitOperations.TrailingZeroCount(outside) + 1;
        var before = end == 0 ? uint.MaxValue : (1u << end - 1) - 1;
        var slashes = Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
        return (slashes & before) == 0 && (end == 0 || bytes[end - 1] == (byte)'}');
    }

    /// <summary>Notes a name that stands at a place, if one does; false when it is not clear.</summary>
    private bool Take(ReadOnlySpan<byte> json, int at, Span<int> values)
    {
        var rest = json[at..];
        if (rest.Length < sizeof(uint))
            return true;
        var (heads, head) = (_heads, MemoryMarshal.Read<uint>(rest));
        for (var name = 0; name < heads.Length; name++)
        {
            var quoted = _quoted[name];
            if (heads[name] != head || !rest.StartsWith(quoted))
                continue;
            var value = at + quoted.Length + 1;
            if (values[name] != 0 || JsonScanner.At(json, value - 1) != (byte)':')
                return false;
            values[name] = value;
            return true;
        }
        return true;
    }
}
