namespace Connectors.Flows;

/// <summary>What makes a flow of a tenant look for changes. The results are the same; only the delay differs.</summary>
public enum TriggerMode
{
    /// <summary>Only what is asked for by hand.</summary>
    Manual = 0,
    /// <summary>At regular distances.</summary>
    Poll,
    /// <summary>At times of a calendar.</summary>
    Schedule,
    /// <summary>When the vendor tells of a change, with a poll that catches up what was not told.</summary>
    Webhook,
}
