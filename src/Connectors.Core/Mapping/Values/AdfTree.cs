using System.Text;
using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Steps that reading a node and its children share. Where the bytes are no JSON they end.</summary>
internal static class AdfTree
{
    /// <summary>The next member of an object: its name with quotes, and its value.</summary>
    /// <param name="json">The object.</param>
    /// <param name="at">Behind the opening brace, or behind the last value.</param>
    /// <param name="name">The name, quotes included.</param>
    /// <param name="value">The value.</param>
    public static bool NextMember(ReadOnlySpan<byte> json, scoped ref int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        at = Begin(json, at);
        var end = JsonScanner.At(json, at) == (byte)'"' ? JsonScanner.Text(json, at + 1) : JsonScanner.Wrong;
        if (end < 0)
            return false;
        name = json[at..end];
        at = JsonScanner.White(json, end);
        return JsonScanner.At(json, at) == (byte)':' && Take(json, JsonScanner.White(json, at + 1), ref at, out value);
    }

    /// <summary>The next item of an array.</summary>
    /// <param name="json">The array.</param>
    /// <param name="at">Behind the opening bracket, or behind the last item.</param>
    /// <param name="value">The item.</param>
    public static bool NextItem(ReadOnlySpan<byte> json, scoped ref int at, out ReadOnlySpan<byte> value)
    {
        value = default;
        at = Begin(json, at);
        return JsonScanner.At(json, at) is not (0 or (byte)']') && Take(json, at, ref at, out value);
    }

    /// <summary>Whether a name with quotes is the one that is sought.</summary>
    public static bool Is(ReadOnlySpan<byte> quoted, ReadOnlySpan<byte> name)
    {
        if (!quoted.Contains((byte)'\\'))
            return quoted[1..^1].SequenceEqual(name);
        var reader = new Utf8JsonReader(quoted);
        return reader.Read() && reader.ValueTextEquals(name);
    }

    /// <summary>A text, or the digits of a number; null for anything else and for a text with half of a character.</summary>
    public static string? TextOf(ReadOnlySpan<byte> json)
    {
        if (json is [(byte)'"', .. var plain, (byte)'"'] && !plain.Contains((byte)'\\'))
            return Encoding.UTF8.GetString(plain);
        try
        {
            var reader = new Utf8JsonReader(json);
            return json.IsEmpty || !reader.Read() ? null : reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int Begin(ReadOnlySpan<byte> json, int at)
    {
        at = JsonScanner.White(json, at);
        return JsonScanner.At(json, at) == (byte)',' ? JsonScanner.White(json, at + 1) : at;
    }

    private static bool Take(ReadOnlySpan<byte> json, int start, scoped ref int at, out ReadOnlySpan<byte> value)
    {
        var end = JsonScanner.At(json, start) is (byte)'{' or (byte)'[' ? BracketScan.End(json, start + 1) : JsonScanner.Value(json, start, 0);
        value = end < 0 ? default : json[start..end];
        at = end;
        return end >= 0;
    }
}
