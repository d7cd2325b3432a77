namespace Connectors.Contracts;

/// <summary>How a work item stands, by the category that every vendor has; the vendor's own status is the raw value.</summary>
public enum WorkItemStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Not started.</summary>
    Todo,
    /// <summary>Under way.</summary>
    InProgress,
    /// <summary>Cannot go on.</summary>
    Blocked,
    /// <summary>Finished.</summary>
    Done,
    /// <summary>Given up.</summary>
    Cancelled,
}
