namespace Connectors.Sandbox;

/// <summary>One token; <see cref="Text"/> of a string literal is already unescaped.</summary>
internal readonly record struct SuiteQlToken(SuiteQlTokenKind Kind, string Text, int Position)
{
    public bool IsWord(string word) => Kind == SuiteQlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SuiteQlTokenKind.Symbol && Text == symbol;
}
