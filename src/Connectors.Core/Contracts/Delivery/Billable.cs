namespace Connectors.Contracts;

/// <summary>Whether the customer pays.</summary>
public enum Billable
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Pays.</summary>
    Billable,
    /// <summary>Does not pay, and does not see it.</summary>
    NonBillable,
    /// <summary>Does not pay, and sees it on the bill.</summary>
    NoCharge,
}
