namespace Connectors.Flows;

/// <summary>How far a write has come.</summary>
public enum IntentState
{
    /// <summary>Committed before anything is sent.</summary>
    Planned = 0,
    /// <summary>Sent, answer unknown.</summary>
    InDoubt,
    /// <summary>The vendor has it.</summary>
    Confirmed,
    /// <summary>The vendor refused it.</summary>
    Refused,
    /// <summary>Compensation has taken it back.</summary>
    Undone,
}
