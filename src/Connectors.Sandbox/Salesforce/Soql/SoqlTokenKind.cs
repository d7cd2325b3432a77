namespace Connectors.Sandbox;

internal enum SoqlTokenKind
{
    End,
    Word,
    String,
    Number,
    Date,
    DateTime,
    Symbol,
}
