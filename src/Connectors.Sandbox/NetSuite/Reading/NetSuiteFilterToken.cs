namespace Connectors.Sandbox;

/// <summary>A word, a quoted text or a bracket of the q parameter.</summary>
internal readonly record struct NetSuiteFilterToken(string Text, bool Quoted)
{
    public bool Is(string symbol) => !Quoted && Text.Equals(symbol, StringComparison.OrdinalIgnoreCase);

    /// <summary>At most 500 tokens of at most 8,000 characters together.</summary>
    public static List<NetSuiteFilterToken> Cut(string text)
    {
        var tokens = new List<NetSuiteFilterToken>();
        if (text.Length > 8_000) throw NetSuiteErrors.Query("The filter is too long.");
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            if (tokens.Count == 500) throw NetSuiteErrors.Query("The filter has too many parts.");
            var start = at;
            if (text[at] == '"')
            {
                var end = text.IndexOf('"', at + 1);
                if (end < 0) throw NetSuiteErrors.Query("A quoted text does not end.");
                tokens.Add(new NetSuiteFilterToken(text[(at + 1)..end], true));
                at = end + 1;
                continue;
            }
            if (IsSymbol(text[at])) at++;
            else
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && !IsSymbol(text[at]) && text[at] != '"') at++;
            }
            tokens.Add(new NetSuiteFilterToken(text[start..at], false));
        }
        return tokens;
    }

    private static bool IsSymbol(char c) => c is '(' or ')' or '[' or ']' or ',';
}
