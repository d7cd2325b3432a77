namespace Connectors.Flows;

/// <summary>How far an execution carried a run.</summary>
internal enum RunEnd
{
    /// <summary>To its end, or to a dead letter.</summary>
    Settled = 0,
    /// <summary>It waits for a vendor.</summary>
    Waits,
    /// <summary>It waits for a record to be brought over, or for an older run of its own record: may go on in this execution.</summary>
    WantsOther,
}
