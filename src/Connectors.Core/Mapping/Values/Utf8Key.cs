using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>Texts that are looked up by their bytes in a record, before there is any string.</summary>
internal static class Utf8Key
{
    /// <summary>Places of a table of what was met lately; a power of two.</summary>
    public const int Places = 2048;

    private const int PlaceBits = 11;
    private const int Longest = 256;
    private const ulong Spread = 0x9E3779B97F4A7C15;

    /// <summary>The only place at which a text can be found.</summary>
    /// <param name="text">At least one byte.</param>
    public static int Place(ReadOnlySpan<byte> text) =>
        // The last digits of an id reach the upper bits only.
        (int)((uint)Hash(text) >> (32 - PlaceBits));

    /// <summary>The same for a key that comes with and without what the vendor shows for it: each has a place of its own.</summary>
    /// <param name="key">At least one byte.</param>
    /// <param name="display">Empty for nothing.</param>
    public static int Place(ReadOnlySpan<byte> key, ReadOnlySpan<byte> display) => Place(key) ^ (display.IsEmpty ? Places >> 1 : 0);

    /// <summary>A hash of a text's last bytes, in which ids differ. Whoever looks up by it
    /// keeps few texts, since many may be made alike there.</summary>
    /// <param name="text">At least one byte.</param>
    public static int Hash(ReadOnlySpan<byte> text)
    {
        var tail = text.Length >= sizeof(ulong) ? MemoryMarshal.Read<ulong>(text[^sizeof(ulong)..]) : Short(text);
        var body = text.Length >= 2 * sizeof(ulong) ? MemoryMarshal.Read<ulong>(text[^(2 * sizeof(ulong))..]) : (ulong)text.Length;
        return (int)((tail * 31 + body) * Spread >> 32);
    }

    /// <summary>Whether a string is this text.</summary>
    public static bool Is(string known, ReadOnlySpan<byte> text)
    {
        if (known.Length == text.Length)
            return Ascii.Equals(text, known);
        return known.Length < text.Length && text.Length <= Longest && IsLetterByLetter(known, text);
    }

    private static bool IsLetterByLetter(string known, ReadOnlySpan<byte> text)
    {
        foreach (var rune in known.EnumerateRunes())
        {
            if (Rune.DecodeFromUtf8(text, out var next, out var length) != OperationStatus.Done || next != rune)
                return false;
            text = text[length..];
        }
        return text.IsEmpty;
    }

    /// <summary>The text as a string. Nearly all are ASCII, which is widened without being looked at twice; currencies are one string each.</summary>
    public static string Text(ReadOnlySpan<byte> utf8) =>
        Currencies.Shared(utf8) ?? (Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : Encoding.UTF8.GetString(utf8));

    private static ulong Short(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(uint))
            return (ulong)MemoryMarshal.Read<uint>(text) << 32 | MemoryMarshal.Read<uint>(text[^sizeof(uint)..]);
        var value = 0UL;
        foreach (var one in text)
            value = value << 8 | one;
        return value;
    }
}
