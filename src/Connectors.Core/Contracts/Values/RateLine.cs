namespace Connectors.Contracts;

/// <summary>A rate, effective for a time. Immutable, thread-safe.</summary>
public sealed record RateLine
{
    /// <summary>The price of one unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>What one unit is; null means an hour.</summary>
    public Coded<Unit>? Unit { get; init; }

    /// <summary>The role that it holds for; null for every role.</summary>
    public Ref<Role>? Role { get; init; }

    /// <summary>A factor on the amount, such as 1.5 for overtime; null means 1.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>When it holds; null means always. Never read today's rate for an old entry.</summary>
    public DateRange? Range { get; init; }
}
