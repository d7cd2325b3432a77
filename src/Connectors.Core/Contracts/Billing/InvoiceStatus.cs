namespace Connectors.Contracts;

/// <summary>How an invoice stands.</summary>
public enum InvoiceStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waits for approval.</summary>
    PendingApproval,
    /// <summary>Approved, not sent.</summary>
    Approved,
    /// <summary>Sent, open.</summary>
    Issued,
    /// <summary>Paid in part.</summary>
    PartiallyPaid,
    /// <summary>Paid in full.</summary>
    Paid,
    /// <summary>Open after its due date. Derived from the date; no adapter writes it.</summary>
    Overdue,
    /// <summary>The customer objects.</summary>
    Disputed,
    /// <summary>Given up.</summary>
    WrittenOff,
    /// <summary>Taken out; the number stays used.</summary>
    Void,
}
