using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>What waits because of a dead letter. Immutable.</summary>
public sealed record Blocked
{
    /// <summary>Nothing waits.</summary>
    public static Blocked Nothing { get; } = new();

    /// <summary>Records by contract, by name: those that stand still, and those that are not made because of it.</summary>
    public ImmutableArray<BlockedCount> Counts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Projects and customers that these records name as theirs and that do not wait themselves, by contract.</summary>
    public ImmutableArray<BlockedCount> Concerned { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Length of the work in them.</summary>
    public WorkTime Worked { get; init; }

    /// <summary>Money in them, one amount for each currency, by currency. Amounts of different currencies are never added up; a record whose amount
    /// is part of an invoice that waits too counts once.</summary>
    public ImmutableArray<Money> Money { get => field.IsDefault ? [] : field; init; } = [];
}
