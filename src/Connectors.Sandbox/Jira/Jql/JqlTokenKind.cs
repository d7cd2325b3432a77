namespace Connectors.Sandbox;

/// <summary>Kinds of words in JQL.</summary>
internal enum JqlTokenKind
{
    Word,
    String,
    Symbol,
    End,
}
