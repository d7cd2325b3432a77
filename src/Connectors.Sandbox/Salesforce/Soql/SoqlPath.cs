namespace Connectors.Sandbox;

/// <summary>A name with dots as it stands in the query: <c>Account.Owner.Email</c>.</summary>
internal sealed record SoqlPath(IReadOnlyList<string> Segments, int Position)
{
    public override string ToString() => string.Join('.', Segments);
}
