using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What people and tools can ask a flow for, as changes to be committed: a worker does it, whichever process it lives in.</summary>
public static class FlowRequests
{
    /// <summary>Reads what is new at the flow's source.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="flow">Name of the flow.</param>
    /// <param name="actor">Who asks: the runs that it starts say so, and this person may not approve their steps. Null for nobody in
    /// particular.</param>
    public static StateChange Read(TenantId tenant, string flow, string? actor = null) =>
        FlowLanes.ToRead(tenant, flow, WorkClass.Interactive, new(RunOrigin.Hand, actor));

    /// <summary>Looks through everything at the flow's source: catches up what was missed, records what is not there any more.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="flow">Name of the flow.</param>
    /// <param name="isConfirmed">Whether much may be missing: without it nothing is recorded when more than 1 % and 20 records are, and a letter
    /// asks.</param>
    public static StateChange Sweep(TenantId tenant, string flow, bool isConfirmed = false) => FlowLanes.ToSweepOnce(tenant, flow, isConfirmed);
}
