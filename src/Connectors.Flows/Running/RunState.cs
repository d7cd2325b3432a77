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
    /// <summary>Stopped at a dead letter: a vendor said no, or trouble did not pass.</summary>
    Parked,
    /// <summary>Its source lacks something, which a dead letter tells; nothing was sent. Prepared anew at each execution until it can be.</summary>
    Incomplete,
    /// <summary>A newer change of the same record took its place.</summary>
    Superseded,
    /// <summary>Somebody decided that it is not to be done.</summary>
    Abandoned,
    /// <summary>Takes back what it wrote, the last step first.</summary>
    Undoing,
    /// <summary>What it wrote is taken back as far as its steps say; a dead letter tells why, unless a person gave it up.</summary>
    Undone,
}
