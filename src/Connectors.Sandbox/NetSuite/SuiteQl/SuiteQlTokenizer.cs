namespace Connectors.Sandbox;

/// <summary>Cuts a query into tokens. Comments are no part of the subset, so `--` is refused instead of hiding the rest of a line.</summary>
internal static class SuiteQlTokenizer
{
    public const int MaxLength = 65_536;
    private const int MaxTokens = 20_000;
    private static readonly string[] Symbols = ["<>", "!=", "^=", "<=", ">=", "||", "=", "<", ">", "(", ")", ",", ".", "*", "-", "+"];

    public static List<SuiteQlToken> Tokenize(string query)
    {
        if (query.Length > MaxLength) throw new SuiteQlException("The query is longer than 65536 characters.");
        var tokens = new List<SuiteQlToken>();
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at])) at++;
            if (at >= query.Length) break;
            if (tokens.Count >= MaxTokens) throw new SuiteQlException("The query has too many parts.");
            tokens.Add(Next(query, ref at));
        }
        tokens.Add(new SuiteQlToken(SuiteQlTokenKind.End, "", query.Length));
        return tokens;
    }

    private static SuiteQlToken Next(string query, ref int at)
    {
        var start = at;
        var c = query[at];
        if (c == '\'') return new SuiteQlToken(SuiteQlTokenKind.Text, Quoted(query, ref at, '\''), start);
        if (c == '"') return new SuiteQlToken(SuiteQlTokenKind.QuotedWord, Quoted(query, ref at, '"'), start);
        if (c == '?')
        {
            at++;
            return new SuiteQlToken(SuiteQlTokenKind.Parameter, "?", start);
        }
        if (char.IsAsciiLetter(c) || c == '_')
        {
            while (at < query.Length && (char.IsAsciiLetterOrDigit(query[at]) || query[at] is '_' or '$' or '#')) at++;
            return new SuiteQlToken(SuiteQlTokenKind.Word, query[start..at], start);
        }
        if (char.IsAsciiDigit(c)) return Number(query, ref at);
        if (query.AsSpan(at).StartsWith("--")) throw Unexpected(start);
        foreach (var symbol in Symbols)
        {
            if (!query.AsSpan(at).StartsWith(symbol)) continue;
            at += symbol.Length;
            return new SuiteQlToken(SuiteQlTokenKind.Symbol, symbol, start);
        }
        throw Unexpected(start);
    }

    private static SuiteQlToken Number(string query, ref int at)
    {
        var start = at;
        while (at < query.Length && char.IsAsciiDigit(query[at])) at++;
        if (at + 1 < query.Length && query[at] == '.' && char.IsAsciiDigit(query[at + 1]))
        {
            at++;
            while (at < query.Length && char.IsAsciiDigit(query[at])) at++;
        }
        if (at < query.Length && (char.IsAsciiLetter(query[at]) || query[at] == '_')) throw Unexpected(at);
        return new SuiteQlToken(SuiteQlTokenKind.Number, query[start..at], start);
    }

    private static string Quoted(string query, ref int at, char quote)
    {
        var start = at++;
        var text = new System.Text.StringBuilder();
        while (at < query.Length)
        {
            if (query[at] != quote)
            {
                text.Append(query[at++]);
                continue;
            }
            if (at + 1 >= query.Length || query[at + 1] != quote)
            {
                at++;
                return text.ToString();
            }
            text.Append(quote);
            at += 2;
        }
        throw new SuiteQlException($"The quoted text that begins at character {start + 1} does not end.");
    }

    private static SuiteQlException Unexpected(int at) => new($"Unexpected character at position {at + 1}.");
}
