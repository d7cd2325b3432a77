namespace Connectors.Flows;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Can go on now.</summary>
    Ready = 0,
    /// <summary>Goes on at its due time.</summary>
    Waiting,
    /// <summary>All steps done.</summary>
    Done,
    /// <summary>Stopped at a dead letter.</summary>
    Parked,
}
