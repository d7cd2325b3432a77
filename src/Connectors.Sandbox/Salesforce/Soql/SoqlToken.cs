namespace Connectors.Sandbox;

/// <param name="Kind">What it is.</param>
/// <param name="Text">Decoded text of a string, otherwise the characters as they stand in the query.</param>
/// <param name="Position">Zero-based index of its first character in the query.</param>
/// <param name="PlainAt">In a string: indexes in <paramref name="Text"/> of <c>%</c> and <c>_</c> that were escaped and so are no wildcards.</param>
internal sealed record SoqlToken(SoqlTokenKind Kind, string Text, int Position, IReadOnlySet<int>? PlainAt = null)
{
    public bool IsWord(string word) => Kind == SoqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SoqlTokenKind.Symbol && Text == symbol;
}
