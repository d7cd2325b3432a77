namespace Connectors.Contracts;

/// <summary>How a deal stands.</summary>
public enum OpportunityStatus
{
    /// <summary>Not mapped, or not told.</summary>
    Unknown = 0,
    /// <summary>Not decided.</summary>
    Open,
    /// <summary>Bought.</summary>
    Won,
    /// <summary>Bought elsewhere or not at all.</summary>
    Lost,
    /// <summary>Taken back by us.</summary>
    Cancelled,
}
