using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Connectors.Mapping;

/// <summary>A member's name as vendors write it, with quotes and colon, to be found at a place with one comparison.</summary>
internal readonly struct Fragment
{
    private const int Width = 32;
    private readonly byte[] _padded;

    public Fragment(string name)
    {
        var text = QuotedName.Of(name);
        Length = text.Length;
        _padded = new byte[Math.Max(Length, Width)];
        text.CopyTo(_padded, 0);
    }

    public int Length { get; }

    // So many bytes of the first half count as the window over both halves is moved to the left.
    private static ReadOnlySpan<byte> Mask =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ReadOnlySpan<byte> json, int at)
    {
        if (Length > Width || json.Length - at < Width)
            return json[at..].StartsWith(_padded.AsSpan(0, Length));
        var mask = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(Width - Length));
        var difference = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at)
            ^ Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_padded));
        return (difference & mask) == Vector256<byte>.Zero;
    }
}
