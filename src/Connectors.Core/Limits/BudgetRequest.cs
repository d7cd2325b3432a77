namespace Connectors.Limits;

/// <summary>What is known of a request that asks for room.</summary>
/// <param name="Rules">All rules that it falls under.</param>
/// <param name="IsWrite">Whether it may use what is kept for writes.</param>
internal readonly record struct BudgetRequest(ImmutableArray<BudgetRule> Rules, bool IsWrite)
{
    /// <summary>Requests of one kind take about as long as each other, such as those of one route.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Whether somebody waits for it.</summary>
    public bool IsUrgent { get; init; }
}
