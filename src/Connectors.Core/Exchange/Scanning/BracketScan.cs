using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Connectors.Exchange;

/// <summary>Leaps over the rest of an object or array, 64 bytes at once, by nothing but quotes and brackets. It says where the container ends if
/// it is JSON at all; whoever maps what lies in between validates it then.</summary>
internal static class BracketScan
{
    private const int Block = 64;

    /// <summary>The position behind the bracket that closes the container which is open at a position outside of texts;
    /// <see cref="JsonScanner.Wrong"/> when there is none.</summary>
    public static int End(ReadOnlySpan<byte> json, int at)
    {
        Span<byte> rest = stackalloc byte[Block];
        var (depth, isEscaped, inText) = (1, false, 0UL);
        for (; at < json.Length; at += Block)
        {
            var left = json.Length - at;
            if (left < Block)
            {
                rest.Fill((byte)' ');
                json[at..].CopyTo(rest);
            }
            ref var first = ref left < Block ? ref MemoryMarshal.GetReference(rest) : ref MemoryMarshal.GetReference(json[at..]);
            var (low, high) = (Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first, 32));
            var quotes = Where(low, high, (byte)'"');
            var slashes = Where(low, high, (byte)'\\');
            if ((slashes | (isEscaped ? 1UL : 0)) != 0)
                quotes &= ~Escaped(slashes, ref isEscaped);
            var texts = Spans(quotes) ^ inText;
            inText = (ulong)((long)texts >> 63);
            // A bracket and the brace of the same direction differ in one bit.
            var bit = Vector256.Create((byte)0x20);
            var (lowBit, highBit) = (low | bit, high | bit);
            var opened = Where(lowBit, highBit, (byte)'{') & ~texts;
            var closed = Where(lowBit, highBit, (byte)'}') & ~texts;
            var closings = BitOperations.PopCount(closed);
            if (closings >= depth && Close(opened, closed, depth) is var end and >= 0)
                return end < left ? at + end + 1 : JsonScanner.Wrong;
            depth += BitOperations.PopCount(opened) - closings;
        }
        return JsonScanner.Wrong;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Where(Vector256<byte> low, Vector256<byte> high, byte sought)
    {
        var wanted = Vector256.Create(sought);
        return Vector256.Equals(low, wanted).ExtractMostSignificantBits()
            | (ulong)Vector256.Equals(high, wanted).ExtractMostSignificantBits() << 32;
    }

    /// <summary>Bytes that a backslash stands before, which is none itself.</summary>
    private static ulong Escaped(ulong slashes, ref bool isEscaped)
    {
        var escaped = isEscaped ? 1UL : 0;
        slashes &= ~escaped;
        isEscaped = false;
        while (slashes != 0)
        {
            var at = BitOperations.TrailingZeroCount(slashes);
            isEscaped = at == Block - 1;
            var behind = isEscaped ? 0 : 2UL << at;
            escaped |= behind;
            slashes &= ~(1UL << at | behind);
        }
        return escaped;
    }

    /// <summary>All bits from each odd one up to the next: an exclusive or of all bits below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Spans(ulong quotes)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(quotes), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        for (var shift = 1; shift < Block; shift <<= 1)
            quotes ^= quotes << shift;
        return quotes;
    }

    private static int Close(ulong opened, ulong closed, int depth)
    {
        for (var closings = 1; closed != 0; closings++, closed &= closed - 1)
        {
            var at = BitOperations.TrailingZeroCount(closed);
            if (depth + BitOperations.PopCount(opened & (1UL << at) - 1) == closings)
                return at;
        }
        return -1;
    }
}
