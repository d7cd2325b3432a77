namespace Connectors.Contracts;

/// <summary>When and how long a contract holds. Immutable, thread-safe.</summary>
public sealed record ContractTerm
{
    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null when it has no end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Length in months, 1 or more; null when not told.</summary>
    public int? Months { get; init; }

    /// <summary>Whether it goes on by itself; null when not told.</summary>
    public bool? AutoRenew { get; init; }

    /// <summary>How many days before the end it has to be cancelled, 0 or more.</summary>
    public int? NoticeDays { get; init; }
}
