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
    private readonly uint _bits;

    /// <summary>Takes a name.</summary>
    /// <param name="text">The name with quotes and colon.</param>
    /// <param name="index">The member that is wanted; -1 for none.</param>
    /// <param name="leaf">The slot of a member of which nothing but the whole is wanted; -1 for none.</param>
    public LayoutName(ReadOnlySpan<byte> text, int index, int leaf)
    {
        Span<byte> padded = stackalloc byte[Longest];
        text.CopyTo(padded);
        (_text, _bits) = (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(padded)), uint.MaxValue >> (Longest - text.Length));
        (Length, Index, Leaf) = (text.Length, index, leaf);
    }

    public int Length { get; }

    public int Index { get; }

    public int Leaf { get; }

    /// <summary>Whether there is nothing to step into: the member is unwanted, or wanted as a whole.</summary>
    public bool IsPlain => Index < 0 || Leaf >= 0;

    /// <summary>Whether the name stands at a position, which is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ReadOnlySpan<byte> json, int at)
    {
        if (json.Length - at < Longest)
            return IsAtEnd(json, at);
        var same = Vector256.Equals(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at), _text).ExtractMostSignificantBits();
        return (~same & _bits) == 0;
    }

    private bool IsAtEnd(ReadOnlySpan<byte> json, int at) =>
        json[at..].StartsWith(MemoryMarshal.AsBytes(new ReadOnlySpan<Vector256<byte>>(in _text))[..Length]);
}
