namespace Connectors.Contracts;

/// <summary>How far a party has come as a customer.</summary>
public enum CustomerLifecycle
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Heard of.</summary>
    Lead,
    /// <summary>Talked to.</summary>
    Prospect,
    /// <summary>Has bought.</summary>
    Customer,
    /// <summary>Has bought, and does no more.</summary>
    Former,
    /// <summary>Sells with the tenant.</summary>
    Partner,
}
