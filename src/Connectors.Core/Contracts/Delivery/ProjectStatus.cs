namespace Connectors.Contracts;

/// <summary>How a project stands.</summary>
public enum ProjectStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Being set up.</summary>
    Draft,
    /// <summary>Offered to the customer.</summary>
    Proposed,
    /// <summary>Agreed, not started.</summary>
    Planned,
    /// <summary>Under way.</summary>
    Active,
    /// <summary>Stopped for now.</summary>
    OnHold,
    /// <summary>Work is done.</summary>
    Completed,
    /// <summary>Done and billed; takes no more time.</summary>
    Closed,
    /// <summary>Given up.</summary>
    Cancelled,
}
