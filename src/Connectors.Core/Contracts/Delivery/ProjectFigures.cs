namespace Connectors.Contracts;

/// <summary>Figures of a project, each null when the vendor does not tell. Immutable, thread-safe.</summary>
public sealed record ProjectFigures
{
    /// <summary>Money in all.</summary>
    public Money? Amount { get; init; }

    /// <summary>Work.</summary>
    public WorkTime? Hours { get; init; }

    /// <summary>Expenses.</summary>
    public Money? Expense { get; init; }
}
