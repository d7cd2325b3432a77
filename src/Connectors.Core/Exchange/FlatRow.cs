using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Connectors.Exchange;

/// <summary>A row of a page in which single members are found without stepping over the others: an object with neither objects nor escapes in
/// it, where the quoted name of a member can stand nowhere else. For page formats of adapters.</summary>
/// <remarks>Nothing throws, and nothing is validated: whoever maps the row does
/// that. What is not clear at once is left to the caller's careful way.</remarks>
public readonly ref struct FlatRow
{
    private readonly ReadOnlySpan<byte> _row;
    private readonly Places _values;

    private FlatRow(ReadOnlySpan<byte> row, Places values)
    {
        _row = row;
        _values = values;
    }

    /// <summary>Takes a row.</summary>
    /// <param name="row">One JSON object in UTF-8, from brace to brace.</param>
    /// <param name="names">The members that are wanted.</param>
    /// <param name="flat">The row.</param>
    /// <returns>False when it is not flat, or when a name stands there twice, or not as a name.</returns>
    public static bool TryOpen(ReadOnlySpan<byte> row, FlatNames names, out FlatRow flat) =>
        TryBegin(row, names, out flat) && flat._row.Length == row.Length;

    /// <summary>Takes the row that bytes begin with, and finds where it ends.</summary>
    internal static bool TryBegin(ReadOnlySpan<byte> json, FlatNames names, out FlatRow flat)
    {
        ArgumentNullException.ThrowIfNull(names);
        flat = default;
        var values = default(Places);
        if (json.IsEmpty || json[0] != (byte)'{' || names.Find(json, values) is not (> 0 and var length))
            return false;
        flat = new(json[..length], values);
        return true;
    }

    /// <summary>How many bytes it has.</summary>
    public int Length => _row.Length;

    /// <summary>Whether a member is there.</summary>
    /// <param name="name">Its number among the names.</param>
    public bool Has(int name) => _values[name] != 0;

    /// <summary>The row from a member's value on.</summary>
    /// <param name="name">Its number among the names; empty when it is not there.</param>
    public ReadOnlySpan<byte> From(int name) => Has(name) ? _row[_values[name]..] : default;

    /// <summary>Reads a member.</summary>
    /// <param name="name">Its number among the names.</param>
    /// <param name="kind">The value's kind: <c>None</c> when there is no such member.</param>
    /// <param name="text">What stands between the quotes of a text, or the digits of a number; empty for anything else.</param>
    /// <returns>False when it is not clear: the value is an array, or set off by white space.</returns>
    public bool TryRead(int name, out JsonTokenType kind, out ReadOnlySpan<byte> text)
    {
        kind = JsonTokenType.None;
        text = default;
        if (!Has(name))
            return true;
        var rest = From(name);
        kind = rest.IsEmpty ? JsonTokenType.None : JsonScanner.KindOf(rest[0]);
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

    [InlineArray(FlatNames.Most)]
    private struct Places
    {
        private int _first;
    }
}
