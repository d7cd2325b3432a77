using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>Names and types of the nodes of a document of Atlassian's format, and steps over their parts. The document is JSON, which whoever
/// walked its record has seen to; where it is none, steps end.</summary>
internal static class AdfTree
{
    private const int LongestName = 64;

    /// <summary>Goes to the next member's value.</summary>
    /// <param name="json">The document.</param>
    /// <param name="at">Behind the opening brace, or behind a value.</param>
    /// <param name="name">What stands between the quotes, without escapes.</param>
    /// <returns>False behind the last member; then the place is behind the object.</returns>
    public static bool NextMember(ReadOnlySpan<byte> json, scoped ref int at, out ReadOnlySpan<byte> name)
    {
        name = default;
        at = Next(json, at);
        if (JsonScanner.At(json, at) != (byte)'"')
        {
            at = at < 0 ? at : at + 1;
            return false;
        }
        var end = JsonScanner.Text(json, at + 1, out var isEscaped);
        if (end < 0)
        {
            at = end;
            return false;
        }
        name = isEscaped ? Unescaped(json[at..end]) : json[(at + 1)..(end - 1)];
        at = JsonScanner.White(json, JsonScanner.White(json, end) + 1);
        return true;
    }

    /// <summary>Past the comma before a value, if there is one.</summary>
    public static int Next(ReadOnlySpan<byte> json, int at)
    {
        at = JsonScanner.White(json, at);
        return JsonScanner.At(json, at) == (byte)',' ? JsonScanner.White(json, at + 1) : at;
    }

    /// <summary>Behind a value.</summary>
    public static int Skip(ReadOnlySpan<byte> json, int at) =>
        JsonScanner.At(json, at) is (byte)'{' or (byte)'[' ? BracketScan.End(json, at + 1) : JsonScanner.Value(json, at, 0);

    /// <summary>The type that a JSON text names.</summary>
    public static AdfType TypeOf(ReadOnlySpan<byte> json) => json is not [(byte)'"', .. var name, (byte)'"'] ? AdfType.Other
        : Named(name.Contains((byte)'\\') ? Unescaped(json) : name);

    private static AdfType Named(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("text"u8) => AdfType.Text,
        4 when name.SequenceEqual("rule"u8) => AdfType.Rule,
        4 when name.SequenceEqual("date"u8) => AdfType.Date,
        5 when name.SequenceEqual("emoji"u8) => AdfType.Emoji,
        5 when name.SequenceEqual("media"u8) => AdfType.Media,
        5 when name.SequenceEqual("table"u8) => AdfType.List,
        6 when name.SequenceEqual("status"u8) => AdfType.Inline,
        7 when name.SequenceEqual("mention"u8) => AdfType.Inline,
        7 when name.SequenceEqual("heading"u8) || name.SequenceEqual("caption"u8) => AdfType.Line,
        8 when name.SequenceEqual("listItem"u8) || name.SequenceEqual("taskItem"u8) => AdfType.Item,
        8 when name.SequenceEqual("taskList"u8) => AdfType.List,
        8 when name.SequenceEqual("tableRow"u8) => AdfType.Row,
        9 when name.SequenceEqual("paragraph"u8) || name.SequenceEqual("codeBlock"u8) => AdfType.Line,
        9 when name.SequenceEqual("hardBreak"u8) => AdfType.HardBreak,
        9 when name.SequenceEqual("blockCard"u8) || name.SequenceEqual("embedCard"u8) => AdfType.Card,
        10 when name.SequenceEqual("bulletList"u8) => AdfType.List,
        10 when name.SequenceEqual("inlineCard"u8) => AdfType.Card,
        11 when name.SequenceEqual("orderedList"u8) => AdfType.OrderedList,
        12 when name.SequenceEqual("decisionItem"u8) => AdfType.Item,
        12 when name.SequenceEqual("decisionList"u8) => AdfType.List,
        _ => AdfType.Other,
    };

    /// <summary>A name that is spelt with escapes; empty for one with half of a character, and for one that is longer than all that are
    /// known.</summary>
    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> quoted)
    {
        var reader = new Utf8JsonReader(quoted);
        if (quoted.Length > LongestName * 6 || !reader.Read())
            return default;
        try
        {
            var name = new byte[quoted.Length];
            return name.AsSpan(0, reader.CopyString(name));
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
