namespace Connectors.Sandbox;

/// <summary>A parsed SELECT.</summary>
internal sealed record SuiteQlQuery
{
    public required int? Top { get; init; }

    public required IReadOnlyList<SuiteQlOutput> Outputs { get; init; }

    public required IReadOnlyList<SuiteQlSource> Sources { get; init; }

    public required SuiteQlCondition? Where { get; init; }

    public required IReadOnlyList<SuiteQlOrder> Orders { get; init; }

    public required int ParameterCount { get; init; }
}
