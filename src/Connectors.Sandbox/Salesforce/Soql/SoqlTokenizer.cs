using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary>Splits a query into tokens; everything that is not a word, a literal or a known sign is refused here.</summary>
internal static partial class SoqlTokenizer
{
    public const int MaxLength = 100_000;

    private static readonly string[] Signs = ["!=", "<>", "<=", ">=", "=", "<", ">", ",", "(", ")", ".", ":"];

    public static List<SoqlToken> Read(string query)
    {
        if (query.Length > MaxLength)
            throw SoqlErrors.Malformed("SOQL statements cannot be longer than 100000 characters.");

        var tokens = new List<SoqlToken>();
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at]))
                at++;
            if (at == query.Length)
                break;

            var token = query[at] == '\'' ? ReadString(query, ref at) : ReadPlain(query, ref at);
            tokens.Add(token);
        }

        tokens.Add(new SoqlToken(SoqlTokenKind.End, "<EOF>", query.Length));
        return tokens;
    }

    private static SoqlToken ReadPlain(string query, ref int at)
    {
        var start = at;
        var c = query[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            while (at < query.Length && (char.IsAsciiLetterOrDigit(query[at]) || query[at] == '_'))
                at++;
            return new SoqlToken(SoqlTokenKind.Word, query[start..at], start);
        }

        if (char.IsAsciiDigit(c) || ((c is '-' or '+' or '.') && at + 1 < query.Length && char.IsAsciiDigit(query[at + 1])))
            return ReadNumberOrDate(query, ref at);

        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(query, at, sign, 0, sign.Length) != 0)
                continue;
            at += sign.Length;
            return new SoqlToken(SoqlTokenKind.Symbol, sign, start);
        }

        throw SoqlErrors.Unexpected(c.ToString());
    }

    private static SoqlToken ReadNumberOrDate(string query, ref int at)
    {
        var start = at;
        var forms = new[]
        {
            (DateTimePattern(), SoqlTokenKind.DateTime), (DatePattern(), SoqlTokenKind.Date), (NumberPattern(), SoqlTokenKind.Number),
        };
        foreach (var (pattern, kind) in forms)
        {
            var match = pattern.Match(query, start);
            if (!match.Success)
                continue;
            at = start + match.Length;
            // "5x" and "2026-01-01Z" are one bad word, not two good ones.
            if (at < query.Length && (char.IsAsciiLetterOrDigit(query[at]) || query[at] == '_'))
                break;
            return new SoqlToken(kind, match.Value, start);
        }

        var end = start;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not (',' or '(' or ')'))
            end++;
        throw SoqlErrors.Unexpected(query[start..end]);
    }

    private static SoqlToken ReadString(string query, ref int at)
    {
        var start = at++;
        var text = new StringBuilder();
        HashSet<int>? plainAt = null;
        while (at < query.Length && query[at] != '\'')
        {
            if (query[at] != '\\')
            {
                text.Append(query[at++]);
                continue;
            }

            if (++at == query.Length)
                break;
            var escape = query[at++];
            if (escape is '_' or '%')
                (plainAt ??= []).Add(text.Length);
            text.Append(escape is 'u' or 'U' ? ReadCodeUnit(query, ref at) : Unescape(escape));
        }

        if (at >= query.Length)
            throw SoqlErrors.Malformed("line 1:" + start.ToString(CultureInfo.InvariantCulture) + " mismatched character '<EOF>' expecting '''");
        at++;
        return new SoqlToken(SoqlTokenKind.String, text.ToString(), start, plainAt);
    }

    private static char Unescape(char escape) => escape switch
    {
        'n' or 'N' => '\n',
        'r' or 'R' => '\r',
        't' or 'T' => '\t',
        'b' or 'B' => '\b',
        'f' or 'F' => '\f',
        '\'' or '"' or '\\' or '_' or '%' => escape,
        _ => throw SoqlErrors.Malformed($"Invalid string literal: illegal escape sequence '\\{escape}'"),
    };

    private static char ReadCodeUnit(string query, ref int at)
    {
        if (at + 4 > query.Length
            || !ushort.TryParse(query.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw SoqlErrors.Malformed("Invalid string literal: illegal unicode sequence");
        at += 4;
        return (char)unit;
    }

    [GeneratedRegex(@"\G\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,40})?(Z|z|[+-]\d{2}:?\d{2})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DateTimePattern();

    [GeneratedRegex(@"\G\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"\G[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberPattern();
}
