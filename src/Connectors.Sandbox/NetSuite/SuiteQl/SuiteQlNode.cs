namespace Connectors.Sandbox;

/// <summary>A node of the tree. Nodes do not change; what differs per row comes in with the frame.</summary>
internal abstract record SuiteQlNode
{
    /// <summary>Finds every column once before the first row, so that a wrong name is refused even where no row exists.</summary>
    public abstract void Bind(SuiteQlScope scope);
}
