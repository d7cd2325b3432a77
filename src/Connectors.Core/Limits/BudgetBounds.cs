namespace Connectors.Limits;

/// <summary>How long and how many may wait for a budget.</summary>
/// <param name="MaxWait">Longest wait of one request; above it the request ends with a fault.</param>
/// <param name="MaxWaiting">Most requests of one connection that wait at a time; one more ends with a fault at once.</param>
internal sealed record BudgetBounds(TimeSpan MaxWait, int MaxWaiting)
{
    /// <summary>Two minutes, 1,000 requests.</summary>
    public static readonly BudgetBounds Default = new(TimeSpan.FromMinutes(2), 1000);

    /// <summary>Whether a connection has fewer requests under way while its vendor is slow or fails.</summary>
    public bool Adapts { get; init; } = true;
}
