namespace Connectors.Contracts;

/// <summary>A part of one document that is set against another. Immutable, thread-safe.</summary>
public sealed record Allocation
{
    /// <summary>The other document.</summary>
    [RefersTo("invoice", "payment", "creditNote")]
    public required Ref<AnyEntity> Doc { get; init; }

    /// <summary>How much is set against it.</summary>
    public required Money Amount { get; init; }

    /// <summary>Discount that was granted for paying early.</summary>
    public Money? Discount { get; init; }

    /// <summary>What was given up.</summary>
    public Money? WriteOff { get; init; }

    /// <summary>When it was set.</summary>
    public DateOnly? Date { get; init; }
}
