namespace Connectors.Contracts;

/// <summary>How a contract stands.</summary>
public enum ContractStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Waits for approval on our side.</summary>
    InApproval,
    /// <summary>Approved, not in force.</summary>
    Approved,
    /// <summary>In force.</summary>
    Active,
    /// <summary>Stopped for now.</summary>
    Suspended,
    /// <summary>Came to its end.</summary>
    Expired,
    /// <summary>Ended early.</summary>
    Terminated,
    /// <summary>Never came into force.</summary>
    Cancelled,
}
