namespace Connectors.Contracts;

/// <summary>How far a time entry is approved.</summary>
public enum TimeEntryStatus
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
    /// <summary>Taken back by its author.</summary>
    Recalled,
    /// <summary>Closed against every change.</summary>
    Locked,
}
