namespace Connectors.Sandbox;

/// <param name="Kind">What it is.</param>
/// <param name="Text">Its value, without quotation marks.</param>
/// <param name="Position">Where it begins, from 0.</param>
internal readonly record struct JqlToken(JqlTokenKind Kind, string Text, int Position)
{
    public bool IsWord(string word) => Kind == JqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == JqlTokenKind.Symbol && Text == symbol;
}
