namespace Connectors.Contracts;

/// <summary>How a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Announced.</summary>
    Pending,
    /// <summary>Promised by the bank.</summary>
    Authorised,
    /// <summary>Arrived.</summary>
    Received,
    /// <summary>Arrived and certain.</summary>
    Cleared,
    /// <summary>Did not come.</summary>
    Failed,
    /// <summary>Taken out.</summary>
    Voided,
    /// <summary>Given back.</summary>
    Refunded,
}
