using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Connectors.Mapping;

/// <summary>A member's name as vendors write it, with quotes and colon, to be found at a place with one comparison.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LayoutName
{
    /// <summary>Longest name with quotes and colon.</summary>
    public const int Longest = 32;

    private readonly Vector256<byte> _text;

    /// <summary>Takes a name.</summary>
    /// <param name="text">The name with quotes and colon.</param>
    /// <param name="index">The member that is wanted; -1 for none.</param>
    public LayoutName(ReadOnlySpan<byte> text, int index)
    {
        Span<byte> padded = stackalloc byte[Longest];
        text.CopyTo(padded);
        (_text, Length, Index) = (Vector256.Create((ReadOnlySpan<byte>)padded), text.Length, index);
    }

    public int Length { get; }

    public int Index { get; }

    // So many bytes of the first half count as the window over both halves is moved to the left.
    private static ReadOnlySpan<byte> Mask =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Whether the name stands at a position, which is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ReadOnlySpan<byte> json, int at)
    {
        if (json.Length - at < Longest)
            return IsAtEnd(json, at);
        // Both reads stay inside: the record has 32 bytes from here on, the mask from wherever a name of at most 32 puts the window.
        var mask = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), (nuint)(Longest - Length));
        return ((Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at) ^ _text) & mask) == Vector256<byte>.Zero;
    }

    private bool IsAtEnd(ReadOnlySpan<byte> json, int at) =>
        json[at..].StartsWith(MemoryMarshal.AsBytes(new ReadOnlySpan<Vector256<byte>>(in _text))[..Length]);
}
