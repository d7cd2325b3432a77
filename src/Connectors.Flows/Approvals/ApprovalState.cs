namespace Connectors.Flows;

/// <summary>How far a question to people is.</summary>
public enum ApprovalState
{
    /// <summary>More persons must agree.</summary>
    Open = 0,
    /// <summary>Enough have agreed.</summary>
    Approved,
    /// <summary>Somebody refused; the run has still to hear it.</summary>
    Refused,
    /// <summary>The run has heard that it was refused or that the time was over; what is asked next is asked anew.</summary>
    Closed,
}
