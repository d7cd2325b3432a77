namespace Connectors.Contracts;

/// <summary>What a line of an invoice was made from: the proof that nothing is billed twice. Immutable, thread-safe.</summary>
public sealed record LineSource
{
    /// <summary>The record.</summary>
    [RefersTo("timeEntry", "expense", "milestone", "usageRecord", "charge")]
    public required Ref<AnyEntity> Source { get; init; }

    /// <summary>Its version when it was billed; null when its vendor has no versions.</summary>
    [TextLength(100)]
    public string? Version { get; init; }

    /// <summary>How much of it was billed, in the unit of the line; null means all.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>What was billed for it; null when the line has one source.</summary>
    public Money? Amount { get; init; }
}
