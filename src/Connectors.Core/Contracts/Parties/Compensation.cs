namespace Connectors.Contracts;

/// <summary>Pay for a time. Immutable, thread-safe.</summary>
[DataClass(DataClass.Sensitive)]
public sealed record Compensation
{
    /// <summary>What is paid for one <see cref="Per"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>The time that the amount is for.</summary>
    public required Coded<PayPeriod> Per { get; init; }

    /// <summary>How often it is paid.</summary>
    public Coded<PayFrequency>? Frequency { get; init; }

    /// <summary>When it holds; null when not told.</summary>
    public DateRange? Range { get; init; }

    /// <summary>Name of the type only: what it holds is sensitive.</summary>
    public override string ToString() => nameof(Compensation);
}
