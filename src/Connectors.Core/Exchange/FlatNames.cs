using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Connectors.Exchange;

/// <summary>Names of members that are looked for in <see cref="FlatRow"/>s, all of them in one look over a row. Immutable, thread-safe; made once
/// for a page format.</summary>
public sealed class FlatNames
{
    /// <summary>Most names.</summary>
    public const int Most = 8;

    private const int AtOnce = 32;
    private const int Ahead = 2;
    private readonly byte[][] _quoted;
    private readonly Vector256<byte>[] _mixes;

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
        _mixes = [.. quoted.Select(static name => (byte)(name[1] + name[2] + name[2])).Distinct().Select(Vector256.Create)];
    }

    /// <summary>Whether a row may be one that <see cref="FlatRow"/> takes: long enough, and neither a brace nor a backslash in it. Notes where the
    /// values of the names begin; 0 for a name that is not there.</summary>
    internal bool TryFind(ReadOnlySpan<byte> row, Span<int> values)
    {
        if (row.Length < 1 + AtOnce + Ahead)
            return false;
        ref var first = ref MemoryMarshal.GetReference(row);
        var unclear = Vector256<byte>.Zero;
        var last = row.Length - AtOnce - Ahead;
        // The last window lies over the one before; what was seen there is seen once more, and finds its own place taken.
        for (var at = 1; ; at = Math.Min(at + AtOnce, last))
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)at);
            var next = Vector256.LoadUnsafe(ref first, (nuint)at + 1);
            var second = Vector256.LoadUnsafe(ref first, (nuint)at + Ahead);
            unclear |= Vector256.Equals(bytes, Vector256.Create((byte)'{')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));
            var mix = next + second + second;
            var met = Vector256<byte>.Zero;
            foreach (ref readonly var one in _mixes.AsSpan())
                met |= Vector256.Equals(mix, one);
            met &= Vector256.Equals(bytes, Vector256.Create((byte)'"'));
            for (var left = met.ExtractMostSignificantBits(); left != 0; left &= left - 1)
            {
                if (!Take(row, at + BitOperations.TrailingZeroCount(left), values))
                    return false;
            }
            if (at == last)
                return unclear == Vector256<byte>.Zero && row[^Ahead..].IndexOfAny((byte)'{', (byte)'\\') < 0;
        }
    }

    /// <summary>Notes a name that stands at a place, if one does; false when it is not clear.</summary>
    private bool Take(ReadOnlySpan<byte> row, int at, Span<int> values)
    {
        for (var name = 0; name < _quoted.Length; name++)
        {
            var quoted = _quoted[name];
            if (!row[at..].StartsWith(quoted))
                continue;
            var value = at + quoted.Length + 1;
            if (values[name] == value)
                return true;
            if (values[name] != 0 || JsonScanner.At(row, value - 1) != (byte)':')
                return false;
            values[name] = value;
            return true;
        }
        return true;
    }
}
