namespace Connectors.Contracts;

/// <summary>Which way the money went.</summary>
public enum PaymentDirection
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>To the tenant.</summary>
    In,
    /// <summary>From the tenant.</summary>
    Out,
}
