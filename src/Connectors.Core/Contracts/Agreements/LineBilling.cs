namespace Connectors.Contracts;

/// <summary>How a line of a contract is billed.</summary>
public enum LineBilling
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>By time and expenses.</summary>
    TimeMaterials,
    /// <summary>One price.</summary>
    FixedPrice,
    /// <summary>At milestones.</summary>
    Milestone,
    /// <summary>A sum for each period.</summary>
    Recurring,
    /// <summary>By what was used.</summary>
    Usage,
    /// <summary>Expenses only.</summary>
    Expense,
    /// <summary>Not billed.</summary>
    NonBillable,
}
