namespace Connectors.Contracts;

/// <summary>How far an expense is approved and paid back.</summary>
public enum ExpenseStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Not handed in.</summary>
    Draft,
    /// <summary>Handed in.</summary>
    Submitted,
    /// <summary>Approved.</summary>
    Approved,
    /// <summary>Sent back.</summary>
    Rejected,
    /// <summary>In the ledger.</summary>
    Posted,
    /// <summary>Paid back.</summary>
    Reimbursed,
    /// <summary>Paid back in part.</summary>
    PartlyReimbursed,
    /// <summary>Taken out.</summary>
    Voided,
}
