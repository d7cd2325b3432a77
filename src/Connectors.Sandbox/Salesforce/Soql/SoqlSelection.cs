namespace Connectors.Sandbox;

internal abstract record SoqlSelection
{
    internal sealed record Field(SoqlPath Path) : SoqlSelection;

    internal sealed record Children(SoqlQuery Query) : SoqlSelection;

    /// <summary><c>FIELDS(ALL)</c>, <c>FIELDS(STANDARD)</c>, <c>FIELDS(CUSTOM)</c>.</summary>
    internal sealed record Group(string Name) : SoqlSelection;
}
