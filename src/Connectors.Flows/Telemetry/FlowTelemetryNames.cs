using Connectors.Http;

namespace Connectors.Flows;

/// <summary>Names in traces and metrics of flows. Dashboards depend on them: a test keeps them as they are. The package's README has the whole list
/// with units, tags and values.</summary>
public static class FlowTelemetryNames
{
    /// <summary>Name of the activity source and of the meter: what a host adds to its telemetry.</summary>
    public const string Source = "Connectors.Flows";

    /// <summary>Activity: one turn of a worker on a lane.</summary>
    public const string Turn = "flow turn";

    /// <summary>Activity: a run carried on, as far as it goes. Linked to what started the run, however long ago and in whichever process.</summary>
    public const string Run = "flow run";

    /// <summary>Activity: one step of a run.</summary>
    public const string Step = "flow step";

    /// <summary>Activity: drafting of steps, before anything is stored or sent.</summary>
    public const string Prepare = "flow prepare";

    /// <summary>Activity: the commit of what is about to be written.</summary>
    public const string Intent = "flow intent";

    /// <summary>Activity: the write, with its vendor requests below it.</summary>
    public const string Send = "flow send";

    /// <summary>Activity: the commit of what was written.</summary>
    public const string Confirm = "flow confirm";

    /// <summary>Counter: runs that came to an end or stand still.</summary>
    public const string RunsEnded = "connectors.flow.runs.ended";

    /// <summary>Counter: runs that were put off.</summary>
    public const string RunsPutOff = "connectors.flow.runs.put_off";

    /// <summary>Histogram, seconds: from the start of a run to its end.</summary>
    public const string RunDuration = "connectors.flow.run.duration";

    /// <summary>Counter: writes by how they ended.</summary>
    public const string Writes = "connectors.flow.writes";

    /// <summary>Gauge: writes whose answer is unknown now.</summary>
    public const string InDoubt = "connectors.flow.writes.in_doubt";

    /// <summary>Histogram, seconds: from the change at its source to the confirmed write.</summary>
    public const string ChangeLatency = "connectors.flow.change.latency";

    /// <summary>Counter: records that were read.</summary>
    public const string Intake = "connectors.flow.intake.records";

    /// <summary>Counter: dead letters that were opened.</summary>
    public const string LettersOpened = "connectors.letters.opened";

    /// <summary>Counter: dead letters that were closed.</summary>
    public const string LettersClosed = "connectors.letters.closed";

    /// <summary>Gauge: work in all lanes.</summary>
    public const string Depth = "connectors.lanes.depth";

    /// <summary>Gauge: work that could be claimed now.</summary>
    public const string Claimable = "connectors.lanes.claimable";

    /// <summary>Gauge, seconds: for how long the oldest of it could have been claimed.</summary>
    public const string OldestClaimable = "connectors.lanes.oldest_claimable";

    /// <summary>Gauge: lanes under a living lease.</summary>
    public const string Held = "connectors.lanes.held";

    /// <summary>Gauge: work in the lanes of a tenant's flow.</summary>
    public const string TenantDepth = "connectors.tenant.lanes.depth";

    /// <summary>Gauge: work of a tenant's flow that could be claimed now.</summary>
    public const string TenantClaimable = "connectors.tenant.lanes.claimable";

    /// <summary>Gauge, seconds: for how long the oldest of it could have been claimed.</summary>
    public const string TenantOldestClaimable = "connectors.tenant.lanes.oldest_claimable";

    /// <summary>Histogram, seconds: asking the store for a lane.</summary>
    public const string ClaimDuration = "connectors.lanes.claim.duration";

    /// <summary>Histogram, seconds: one turn.</summary>
    public const string TurnDuration = "connectors.lanes.turn.duration";

    /// <summary>Counter: leases that ended while their work went on.</summary>
    public const string LeasesLost = "connectors.lanes.leases.lost";

    /// <summary>Tag: the tenant. In metrics only where the host asks for it.</summary>
    public const string Tenant = TelemetryNames.Tenant;

    /// <summary>Tag: name of the flow.</summary>
    public const string Flow = TelemetryNames.Flow;

    /// <summary>Tag: the vendor.</summary>
    public const string System = TelemetryNames.System;

    /// <summary>Tag: how it ended.</summary>
    public const string Outcome = TelemetryNames.Outcome;

    /// <summary>Tag: kind of the fault, or why something waits.</summary>
    public const string Fault = TelemetryNames.Fault;

    /// <summary>Tag of activities: id of the run, the correlation id.</summary>
    public const string RunId = TelemetryNames.Run;

    /// <summary>Tag: the half of a flow that a lane serves, <c>intake</c> or <c>runs</c>.</summary>
    public const string Lane = "connectors.lane";

    /// <summary>Tag: where a dead letter came from: <c>read</c>, <c>prepare</c>, <c>late-change</c>, <c>sweep</c> or <c>step</c>.</summary>
    public const string Stage = "connectors.stage";

    /// <summary>Tag of activities: id of the step.</summary>
    public const string StepId = "connectors.step";

    /// <summary>Tag of activities: how many items a turn has.</summary>
    public const string Items = "connectors.items";

    /// <summary>Tag of activities: how often a run was claimed.</summary>
    public const string Attempt = "connectors.attempt";
}
