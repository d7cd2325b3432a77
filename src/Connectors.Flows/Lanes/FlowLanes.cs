using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>The lanes of flows and the work in them. Intake of a flow and its runs are two lanes, so that a long read does not hold up what is known
/// already; each of them is worked on by one worker at a time.</summary>
internal static class FlowLanes
{
    /// <summary>Work: read the trigger's source from the checkpoint on.</summary>
    public const string Read = "read";

    /// <summary>Work: carry a run on. Payload: its key.</summary>
    public const string Run = "run";

    /// <summary>Work that stays: read, then wait for the next time by the tenant's binding.</summary>
    public const string Look = "look";

    /// <summary>Work: read one record again, because something is said to have happened to it.</summary>
    public const string Hint = "hint";

    /// <summary>Work: look through everything that the source has. Stays when it comes by a calendar.</summary>
    public const string Sweep = "sweep";

    /// <summary>Work: look whether a write arrived after a newer one. Payload: which.</summary>
    public const string Again = "again";

    private const string AskedSweep = "sweep/asked";
    private const string Alarm = "/answer";

    /// <summary>Where a flow's changes come in.</summary>
    public static LaneKey Intake(TenantId tenant, string flow) => new(tenant, $"{flow}/intake");

    /// <summary>Where a flow's runs wait.</summary>
    public static LaneKey Runs(TenantId tenant, string flow) => new(tenant, $"{flow}/runs");

    /// <summary>Name of the flow that a lane belongs to.</summary>
    public static string FlowOf(LaneKey lane) => lane.Name[..lane.Name.LastIndexOf('/')];

    /// <summary>Begins to look for changes by itself.</summary>
    public static StateChange ToLook(TenantId tenant, string flow) =>
        new StateChange.Enqueue(new(Intake(tenant, flow), Look, Look, default));

    /// <summary>Asks for a read.</summary>
    public static StateChange ToRead(TenantId tenant, string flow, WorkClass urgency = WorkClass.Bulk, RunOrigin? origin = null) =>
        new StateChange.Enqueue(new(Intake(tenant, flow), Read, Read, origin?.ToPayload() ?? default(ReadOnlyMemory<byte>)) { Class = urgency });

    /// <summary>Begins to sweep by a calendar.</summary>
    public static StateChange ToSweep(TenantId tenant, string flow, TimeSpan delay) =>
        new StateChange.Enqueue(new(Intake(tenant, flow), Sweep, Sweep, default), delay);

    /// <summary>Asks for one sweep.</summary>
    public static StateChange ToSweepOnce(TenantId tenant, string flow, bool isConfirmed) =>
        new StateChange.Enqueue(new(Intake(tenant, flow), AskedSweep, Sweep, isConfirmed ? "confirmed"u8.ToArray() : default));

    /// <summary>Whether work is never done but put off to its next time.</summary>
    public static bool IsStanding(WorkItem item) => item.Kind == Look || (item.Kind == Sweep && item.Key == Sweep);

    /// <summary>Whether somebody has said that a sweep may find much missing.</summary>
    public static bool IsConfirmed(WorkItem item) => item.Payload.Length > 0;

    /// <summary>Puts a run into its lane. Its key is the run's own: runs of one record are kept in order by <see cref="RunRecord.After"/>, since a
    /// newer
    /// one may take the place of an older one that is put off.</summary>
    public static StateChange ToRun(TenantId tenant, RunRecord run, WorkClass urgency = WorkClass.Bulk) =>
        new StateChange.Enqueue(new(Runs(tenant, run.Flow), run.Key, Run, Encoding.UTF8.GetBytes(run.Key)) { Class = urgency });

    /// <summary>Looks at a run again when the time for an answer is over. A key of its own: the answer must not wait for it.</summary>
    public static StateChange ToAlarm(TenantId tenant, RunRecord run, TimeSpan after) =>
        new StateChange.Enqueue(new(Runs(tenant, run.Flow), $"{run.Key}{Alarm}", Run, Encoding.UTF8.GetBytes(run.Key)), after);

    /// <summary>Asks for a look at a write that may have arrived late.</summary>
    public static StateChange ToLookAgain(TenantId tenant, string flow, LateWrite late) => new StateChange.Enqueue(
        new(Runs(tenant, flow), $"{Again}/{late.RunId}/{late.Step}", Again, LateWrites.Write(late)) { Class = WorkClass.Interactive });

    /// <summary>Whether an item only looks whether an answer came in time.</summary>
    public static bool IsAlarm(WorkItem item) => item.Key.EndsWith(Alarm, StringComparison.Ordinal);

    /// <summary>Key of the run that an item is about.</summary>
    public static string RunOf(WorkItem item) => Encoding.UTF8.GetString(item.Payload.Span);
}
