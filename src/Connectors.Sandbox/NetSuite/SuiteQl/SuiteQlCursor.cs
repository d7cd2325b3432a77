namespace Connectors.Sandbox;

/// <summary>The place in the token list, shared by the parsers; counts parameters and nesting.</summary>
internal sealed class SuiteQlCursor(IReadOnlyList<SuiteQlToken> tokens)
{
    private const int MaxDepth = 64;
    private int _at;
    private int _depth;

    public int ParameterCount { get; private set; }

    public SuiteQlToken Current => tokens[_at];

    public SuiteQlToken Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    /// <summary>The next two tokens are a dot and a star.</summary>
    public bool IsStarAfterDot => Following.IsSymbol(".") && tokens[Math.Min(_at + 2, tokens.Count - 1)].IsSymbol("*");

    public SuiteQlToken Take()
    {
        var token = tokens[_at];
        if (token.Kind != SuiteQlTokenKind.End) _at++;
        return token;
    }

    public bool TakeWord(string word)
    {
        if (!Current.IsWord(word)) return false;
        _at++;
        return true;
    }

    public bool TakeSymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol)) return false;
        _at++;
        return true;
    }

    public void ExpectWord(string word)
    {
        if (!TakeWord(word)) throw Unexpected();
    }

    public void ExpectSymbol(string symbol)
    {
        if (!TakeSymbol(symbol)) throw Unexpected();
    }

    public int NextParameter() => ParameterCount++;

    public void Enter()
    {
        if (++_depth > MaxDepth) throw new SuiteQlException("The query is nested more than 64 levels deep.");
    }

    public void Leave() => _depth--;

    public SuiteQlException Unexpected() => Current.Kind == SuiteQlTokenKind.End
        ? new SuiteQlException("Invalid or unsupported search: the query ends too early.")
        : new SuiteQlException($"Invalid or unsupported search: unexpected '{Clip(Current.Text)}' at position {Current.Position + 1}.");

    private static string Clip(string text) => text.Length <= 40 ? text : text[..40];
}
