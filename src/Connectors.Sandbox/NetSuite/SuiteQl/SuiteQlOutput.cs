namespace Connectors.Sandbox;

/// <summary>One entry of the SELECT list: an expression with its name, or a star (all columns, or those of one table).</summary>
internal sealed record SuiteQlOutput(SuiteQlExpression? Expression, string Name, string? StarOf = null)
{
    public bool IsStar => Expression is null && !IsCount;

    /// <summary>COUNT(*), the one aggregate of the subset; it stands alone.</summary>
    public bool IsCount { get; init; }
}
