using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Connectors.Exchange;

/// <summary>Steps over JSON that lies in one piece, validating all of it by the grammar of RFC 8259 as <see cref="Utf8JsonReader"/> does. Every step
/// takes a position and gives the position behind, or <see cref="Wrong"/>.</summary>
/// <remarks>Positions at the end are allowed everywhere. Every single byte is
/// read through the span; 32 bytes at once only where 32 are left.</remarks>
internal static class JsonScanner
{
    /// <summary>Deepest nesting, counted as the reader counts it.</summary>
    public const int Deepest = 64;

    /// <summary>No position: the document is wrong here.</summary>
    public const int Wrong = -1;

    private const int AtOnce = 32;

    private static readonly byte[] Kinds = AllKinds();

    /// <summary>What ends the plain part of a string: no JSON text holds it as it is.</summary>
    public static readonly SearchValues<byte> Special =
        SearchValues.Create("\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f"u8 +
            "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\"u8);

    /// <summary>The byte at a position; 0, which stands nowhere in JSON, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte At(ReadOnlySpan<byte> json, int at) => (uint)at < (uint)json.Length ? json[at] : (byte)0;

    /// <summary>Past white space, of which compact JSON has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int White(ReadOnlySpan<byte> json, int at) => At(json, at) > 0x20 ? at : AllWhite(json, at);

    /// <summary>From behind the opening quote to behind the closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Text(ReadOnlySpan<byte> json, int at) => Text(json, at, out _);

    /// <summary>The same, which also tells whether there is a backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Text(ReadOnlySpan<byte> json, int at, out bool isEscaped)
    {
        isEscaped = false;
        return TryQuote(json, at, out var quote) ? quote + 1 : AnyText(json, Math.Min(quote, json.Length), ref isEscaped);
    }

    /// <summary>Whether a quote comes within 32 bytes, before anything else that no text holds as it is; if not, up to where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryQuote(ReadOnlySpan<byte> json, int at, out int quote)
    {
        if (json.Length - at < AtOnce)
            return TryLastQuote(json, at, out quote);
        var found = Special32(json, at);
        quote = at + BitOperations.TrailingZeroCount(found);
        return found != 0 && json[quote] == (byte)'"';
    }

    /// <summary>Whether a text that begins at the position ends within 32 bytes, without anything escaped in it; never near the end.</summary>
    /// <param name="json">The document.</param>
    /// <param name="at">Where the value begins; not negative.</param>
    /// <param name="quote">The closing quote.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsShortText(ReadOnlySpan<byte> json, int at, out int quote)
    {
        quote = 0;
        if (json.Length - at <= AtOnce || json[at] != (byte)'"')
            return false;
        var found = Special32(json, at + 1);
        quote = at + 1 + BitOperations.TrailingZeroCount(found);
        return found != 0 && json[quote] == (byte)'"';
    }

    /// <summary>Any value that begins at the position.</summary>
    /// <param name="json">The document.</param>
    /// <param name="at">The value's first byte.</param>
    /// <param name="depth">How many containers are open around it.</param>
    public static int Value(ReadOnlySpan<byte> json, int at, int depth) => At(json, at) switch
    {
        (byte)'"' => Text(json, at + 1),
        (byte)'{' or (byte)'[' => Container(json, at, depth),
        _ => Plain(json, at),
    };

    /// <summary>The first token of a value by its first byte; a number unless it is something else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsonTokenType KindOf(byte first) => (JsonTokenType)Kinds[first];

    /// <summary>A whole object or array without recursion: one bit for each open container says which it is.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Container(ReadOnlySpan<byte> json, int at, int depth)
    {
        var (objects, open) = (0UL, 0);
        while (true)
        {
            // Here stands the first byte of a value.
            var first = At(json, at);
            if (first == (byte)'"')
            {
                at = Text(json, at + 1);
            }
            else if (first is (byte)'{' or (byte)'[')
            {
                if (++open + depth > Deepest)
                    return Wrong;
                var isObject = first == (byte)'{';
                objects = objects << 1 | (isObject ? 1UL : 0);
                at = White(json, at + 1);
                if (At(json, at) != (isObject ? (byte)'}' : (byte)']'))
                {
                    if (isObject && (at = Name(json, at)) < 0)
                        return Wrong;
                    continue;
                }
                (objects, open, at) = (objects >> 1, open - 1, at + 1);
            }
            else
            {
                at = Plain(json, at);
            }
            if (at < 0)
                return Wrong;
            // A value has ended: the next one follows, or containers close.
            while (open > 0)
            {
                at = White(json, at);
                var next = At(json, at);
                if (next == (byte)',')
                {
                    at = White(json, at + 1);
                    if ((objects & 1) != 0 && (at = Name(json, at)) < 0)
                        return Wrong;
                    break;
                }
                if (next != ((objects & 1) != 0 ? (byte)'}' : (byte)']'))
                    return Wrong;
                (objects, open, at) = (objects >> 1, open - 1, at + 1);
            }
            if (open == 0)
                return at;
        }
    }

    /// <summary>A member's name and colon, up to the first byte of its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Name(ReadOnlySpan<byte> json, int at)
    {
        if (At(json, at) != (byte)'"' || (at = Text(json, at + 1)) < 0)
            return Wrong;
        at = White(json, at);
        return At(json, at) == (byte)':' ? White(json, at + 1) : Wrong;
    }

    /// <summary>Near the end the last 32 bytes are looked at, less those before the position.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryLastQuote(ReadOnlySpan<byte> json, int at, out int quote)
    {
        quote = at;
        var before = at - (json.Length - AtOnce);
        if (before >= AtOnce || json.Length < AtOnce)
            return false;
        var found = Special32(json, at - before) >> before;
        quote += BitOperations.TrailingZeroCount(found);
        return found != 0 && json[quote] == (byte)'"';
    }

    /// <summary>Which of 32 bytes end the plain part of a string.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Special32(ReadOnlySpan<byte> json, int at)
    {
        var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(json), (nuint)at);
        // At most 0x1F, asked so that no mask registers are used, which take longer; each text waits for the one before.
        var special = Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
            | Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
        return special.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AllWhite(ReadOnlySpan<byte> json, int at)
    {
        while ((uint)at < (uint)json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AnyText(ReadOnlySpan<byte> json, int at, ref bool isEscaped)
    {
        while ((at = NextSpecial(json, at)) < json.Length)
        {
            if (json[at] == (byte)'"')
                return at + 1;
            if (json[at] != (byte)'\\' || (at = Escape(json, at + 1)) < 0)
                return Wrong;
            isEscaped = true;
        }
        return Wrong;
    }

    /// <summary>The next byte that no text holds as it is; the length when there is none.</summary>
    private static int NextSpecial(ReadOnlySpan<byte> json, int at)
    {
        for (; json.Length - at >= AtOnce; at += AtOnce)
        {
            if (Special32(json, at) is not 0 and var found)
                return at + BitOperations.TrailingZeroCount(found);
        }
        while (at < json.Length && json[at] is >= 0x20 and not (byte)'"' and not (byte)'\\')
            at++;
        return at;
    }

    private static int Escape(ReadOnlySpan<byte> json, int at)
    {
        var letter = At(json, at);
        if (letter != (byte)'u')
            return letter is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? at + 1 : Wrong;
        for (var digit = at + 1; digit <= at + 4; digit++)
        {
            if (!char.IsAsciiHexDigit((char)At(json, digit)))
                return Wrong;
        }
        return at + 5;
    }

    /// <summary>A number, true, false or null.</summary>
    private static int Plain(ReadOnlySpan<byte> json, int at) => At(json, at) switch
    {
        (byte)'t' => Literal(json, at, "true"u8),
        (byte)'f' => Literal(json, at, "false"u8),
        (byte)'n' => Literal(json, at, "null"u8),
        _ => Number(json, at),
    };

    private static int Literal(ReadOnlySpan<byte> json, int at, ReadOnlySpan<byte> word) => json[at..].StartsWith(word) ? at + word.Length : Wrong;

    private static int Number(ReadOnlySpan<byte> json, int at)
    {
        if (At(json, at) == (byte)'-')
            at++;
        if (At(json, at) == (byte)'0')
            at++;
        else if ((at = Digits(json, at)) < 0)
            return Wrong;
        if (At(json, at) == (byte)'.' && (at = Digits(json, at + 1)) < 0)
            return Wrong;
        if ((At(json, at) | 0x20) != 'e')
            return at;
        at++;
        return Digits(json, At(json, at) is (byte)'+' or (byte)'-' ? at + 1 : at);
    }

    private static int Digits(ReadOnlySpan<byte> json, int at)
    {
        var start = at;
        while ((uint)at < (uint)json.Length && (uint)(json[at] - '0') <= 9)
            at++;
        return at > start ? at : Wrong;
    }

    private static byte[] AllKinds()
    {
        var kinds = new byte[256];
        for (var first = 0; first < kinds.Length; first++)
            kinds[first] = (byte)JsonTokenType.Number;
        kinds['"'] = (byte)JsonTokenType.String;
        kinds['{'] = (byte)JsonTokenType.StartObject;
        kinds['['] = (byte)JsonTokenType.StartArray;
        kinds['t'] = (byte)JsonTokenType.True;
        kinds['f'] = (byte)JsonTokenType.False;
        kinds['n'] = (byte)JsonTokenType.Null;
        return kinds;
    }
}
