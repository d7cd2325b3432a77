namespace Connectors.Sandbox;

internal enum SuiteQlTokenKind
{
    Word,
    QuotedWord,
    Text,
    Number,
    Parameter,
    Symbol,
    End,
}
