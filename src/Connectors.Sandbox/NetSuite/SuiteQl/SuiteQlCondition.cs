namespace Connectors.Sandbox;

internal abstract record SuiteQlCondition : SuiteQlNode
{
    /// <summary>Three-valued: null means unknown, and a row stays only where the answer is true.</summary>
    public abstract bool? Holds(SuiteQlFrame frame);
}
