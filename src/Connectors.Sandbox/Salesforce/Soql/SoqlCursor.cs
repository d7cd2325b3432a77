namespace Connectors.Sandbox;

/// <summary>Walks over the tokens of one query and counts the depth of nesting for both parsers.</summary>
internal sealed class SoqlCursor(string query)
{
    public const int MaxDepth = 32;

    private readonly List<SoqlToken> _tokens = SoqlTokenizer.Read(query);
    private int _at;
    private int _depth;

    public string Query => query;

    public SoqlToken Current => _tokens[_at];

    public SoqlToken Next => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    public SoqlToken Take()
    {
        var token = _tokens[_at];
        _at = Math.Min(_at + 1, _tokens.Count - 1);
        return token;
    }

    public bool TryWord(string word)
    {
        if (!Current.IsWord(word))
            return false;
        Take();
        return true;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
            return false;
        Take();
        return true;
    }

    public void Word(string word)
    {
        if (!TryWord(word))
            throw Unexpected();
    }

    public void Symbol(string symbol)
    {
        if (!TrySymbol(symbol))
            throw Unexpected();
    }

    public SoqlPath Path()
    {
        var position = Current.Position;
        var segments = new List<string> { Name() };
        while (TrySymbol("."))
            segments.Add(Name());
        return new SoqlPath(segments, position);
    }

    public string Name() => Current.Kind == SoqlTokenKind.Word ? Take().Text : throw Unexpected();

    /// <summary>One level down; refused beyond <see cref="MaxDepth"/>, so that no query can exhaust the stack.</summary>
    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new SalesforceRefusedException(400, "QUERY_TOO_COMPLICATED",
                "Query is either selecting too many fields or the filter conditions are too complicated.", null);
    }

    public void Leave() => _depth--;

    public SalesforceRefusedException Unexpected() => SoqlErrors.Unexpected(Current.Text);
}
