namespace Connectors.Contracts;

/// <summary>Who owes whom.</summary>
public enum InvoiceDirection
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>The customer owes the tenant.</summary>
    Receivable,
    /// <summary>The tenant owes a supplier.</summary>
    Payable,
}
