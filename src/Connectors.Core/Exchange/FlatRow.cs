using System.Text.Json;

namespace Connectors.Exchange;

/// <summary>A row of a page in which single members are found without stepping over the others: an object with neither objects nor escapes in
/// it, where the quoted name of a member can stand nowhere else. For page formats of adapters.</summary>
/// <remarks>Nothing throws, and nothing is validated: whoever maps the row does
/// that. What is not clear at once is left to the caller's careful way.</remarks>
public readonly ref struct FlatRow
{
    private readonly ReadOnlySpan<byte> _row;

    private FlatRow(ReadOnlySpan<byte> row) => _row = row;

    /// <summary>Takes a row.</summary>
    /// <param name="row">One JSON object in UTF-8, from brace to brace.</param>
    /// <param name="flat">The row.</param>
    /// <returns>False when it is not flat.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> row, out FlatRow flat)
    {
        flat = new(row);
        return row.Length > 1 && row[0] == (byte)'{' && row[1..].IndexOfAny((byte)'{', (byte)'\\') < 0;
    }

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name in quotes, ASCII without escapes.</param>
    /// <param name="kind">The value's kind: <c>None</c> when there is no such member.</param>
    /// <param name="text">What stands between the quotes of a text, or the digits of a number; empty for anything else.</param>
    /// <returns>False when it is not clear: the name stands there twice, or not
    /// as a name, or the value is an array or set off by white space.</returns>
    public bool TryFind(ReadOnlySpan<byte> name, out JsonTokenType kind, out ReadOnlySpan<byte> text)
    {
        kind = JsonTokenType.None;
        text = default;
        var at = _row.IndexOf(name);
        if (at < 0)
            return true;
        var rest = _row[(at + name.Length)..];
        if (rest.Length < 2 || rest[0] != (byte)':' || rest.IndexOf(name) >= 0)
            return false;
        rest = rest[1..];
        kind = JsonScanner.KindOf(rest[0]);
        switch (kind)
        {
            case JsonTokenType.String:
                var end = rest[1..].IndexOf((byte)'"');
                text = end < 0 ? default : rest.Slice(1, end);
                return end >= 0;
            case JsonTokenType.Number:
                var length = rest.IndexOfAny((byte)',', (byte)'}');
                text = length < 0 ? default : rest[..length];
                return !text.IsEmpty && !text.ContainsAnyExcept("-+.0123456789eE"u8);
            default:
                return kind is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null;
        }
    }
}
