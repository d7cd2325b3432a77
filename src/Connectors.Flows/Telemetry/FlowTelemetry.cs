using System.Diagnostics;
using System.Diagnostics.Metrics;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Names = Connectors.Flows.FlowTelemetryNames;

namespace Connectors.Flows;

/// <summary>Tells what flows do, at the places where it has been committed. Tags come from short fixed lists: kinds, flows, vendors, never ids or
/// values.</summary>
internal sealed class FlowTelemetry(TenantTags tenants, TimeProvider time, ILoggerFactory logs, IMeterFactory? meters = null)
    : IDisposable, ILivesWithProcess
{
    private static readonly Func<ILogger, string, string, Guid, IDisposable?> Scope =
        LoggerMessage.DefineScope<string, string, Guid>("Tenant {Tenant}, flow {Flow}, run {Run}");

    private readonly ILogger _log = logs.CreateLogger(Names.Source);

    public FlowInstruments Instruments { get; private init; } = new(meters);

    /// <summary>For executions that only repeat what was told before.</summary>
    public static FlowTelemetry Unheard(TimeProvider time) =>
        new(TenantTags.Off, time, NullLoggerFactory.Instance) { Instruments = FlowInstruments.Unheard };

    /// <summary>Which half of a flow a lane serves.</summary>
    public static string LaneOf(LaneKey lane) => lane.Name.EndsWith("/intake", StringComparison.Ordinal) ? "intake" : "runs";

    /// <summary>Claims a lane, and measures how long that takes.</summary>
    public async ValueTask<LaneLease?> ClaimAsync(IWorkLanes lanes, WorkClaim claim, CancellationToken ct)
    {
        var begin = time.GetTimestamp();
        var lease = await lanes.ClaimAsync(claim, ct);
        Instruments.ClaimDuration.Record(
            time.GetElapsedTime(begin).TotalSeconds, new KeyValuePair<string, object?>(Names.Outcome, lease is null ? "none" : "claimed"));
        return lease;
    }

    /// <summary>A turn begins. All vendor calls from here on are the flow's.</summary>
    public FlowTurn BeginTurn(LaneLease lease) => new(this, lease, time.GetTimestamp(), FlowSpans.Turn(lease));

    public void TurnEnded(LaneLease lease, long begin, string outcome)
    {
        if (Instruments.TurnDuration.Enabled)
        {
            var tags = Tags(lease.Lane.Tenant, FlowLanes.FlowOf(lease.Lane), Names.Lane, LaneOf(lease.Lane));
            tags.Add(Names.Outcome, outcome);
            Instruments.TurnDuration.Record(time.GetElapsedTime(begin).TotalSeconds, tags);
        }
    }

    public void LeaseLost(LaneLease lease) =>
        Instruments.LeasesLost.Add(1, Tags(lease.Lane.Tenant, FlowLanes.FlowOf(lease.Lane), Names.Lane, LaneOf(lease.Lane)));

    /// <summary>Records were taken in.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="connection">Where they came from.</param>
    /// <param name="counts">What was done with them.</param>
    public void Took(FlowScope scope, Connection connection, FlowTally counts)
    {
        Took(scope, connection, "accepted", counts.Accepted - counts.Duplicates);
        Took(scope, connection, "unchanged", counts.Unchanged);
        Took(scope, connection, "ignored", counts.Ignored);
        Took(scope, connection, "echo", counts.Echoes);
        Took(scope, connection, "duplicate", counts.Duplicates);
        Took(scope, connection, "refused", counts.Refused);
        Took(scope, connection, "stale", counts.Stale);
        Took(scope, connection, "missing", counts.Missing);
        Took(scope, connection, "deleted", counts.Deleted);
        if (counts.Superseded > 0)
        {
            Instruments.RunsEnded.Add(counts.Superseded, Tags(scope, Names.Outcome, "superseded"));
        }

        _log.RecordsTaken(scope.Lease.Lane.ToString(), counts.Read);
    }

    /// <summary>A run is carried on. All vendor calls from here on are made for it.</summary>
    public RunSign BeginRun(FlowScope scope, RunRecord run, WorkItem item)
    {
        CallOrigin.Current = new(run.Flow, run.Id.ToString()) { IsUrgent = item.Class == WorkClass.Interactive };
        return new(
            FlowSpans.Run(scope, run, item), _log.IsEnabled(LogLevel.Error) ? Scope(_log, scope.TenantId.Value, run.Flow, run.Id) : null);
    }

    /// <summary>A run has come to an end, or stands still until somebody does something.</summary>
    public void RunEnded(FlowScope scope, RunRecord run, WorkItem item, RunState to)
    {
        var outcome = TextOf(to);
        var tags = Tags(scope, Names.Outcome, outcome);
        Instruments.RunsEnded.Add(1, tags);
        if (to == RunState.Done && Since(item.At) is { } elapsed)
        {
            Instruments.RunDuration.Record(elapsed, tags);
        }

        FlowSpans.Ended(Names.Run, outcome, to is not RunState.Done);
        if (to is RunState.Parked or RunState.Incomplete or RunState.Undone)
        {
            _log.RunStopped(run.Id, run.Flow, outcome);
        }
        else
        {
            _log.RunEnded(run.Id, run.Flow, outcome);
        }
    }

    /// <summary>A run waits.</summary>
    /// <param name="scope">Whose run.</param>
    /// <param name="run">The run.</param>
    /// <param name="reason">Kind of the first fault, or what is waited for: <c>OlderRun</c>, <c>Conflict</c>, <c>Later</c>, <c>Approval</c>.</param>
    /// <param name="wait">For how long.</param>
    public void PutOff(FlowScope scope, string run, string reason, TimeSpan wait)
    {
        Instruments.RunsPutOff.Add(1, Tags(scope, Names.Fault, reason));
        FlowSpans.Ended(Names.Run, "putOff", isError: false);
        _log.RunPutOff(run, reason, (long)wait.TotalSeconds);
    }

    /// <summary>A write ended, or was left out.</summary>
    public void Wrote(FlowScope scope, Connection connection, string outcome, Guid run)
    {
        var tags = Tags(scope, Names.Outcome, outcome);
        tags.Add(Names.System, connection.Settings.System);
        Instruments.Writes.Add(1, tags);
        FlowSpans.Ended(Names.Send, outcome, outcome is "refused" or "inDoubt");
        if (outcome == "inDoubt")
        {
            _log.WriteInDoubt(connection.ToString(), run);
        }
    }

    /// <summary>A write is confirmed: what it brought over was changed some time ago.</summary>
    public void Confirmed(RunScope scope, FlowStep step)
    {
        if (Instruments.ChangeLatency.Enabled && scope.First.Source.ModifiedAt is { } changed && Since(changed) is { } elapsed)
        {
            Instruments.ChangeLatency.Record(elapsed, Tags(scope.Flow, Names.System, scope.Flow.InRole(step.Role).Settings.System));
        }
    }

    /// <summary>Something was committed: dead letters are told from what is stored about them, whoever opened or closed them.</summary>
    public void Committed(FlowScope scope, IReadOnlyCollection<StateChange> changes)
    {
        if (!Instruments.LettersOpened.Enabled && !Instruments.LettersClosed.Enabled)
        {
            return;
        }

        foreach (var change in changes)
        {
            var entry = change switch { StateChange.Put put => put.Entry, StateChange.Set set => set.Entry, _ => null };
            if (entry?.Key.Set == FlowSets.DeadLetter && FlowSets.Read(entry, LetterJson.Letter) is { Attempts: 1, Decisions.Length: 0 } opened)
            {
                var tags = Tags(scope, Names.Stage, StageOf(opened.Stage));
                tags.Add(Names.Fault, (opened.Faults.FirstOrDefault()?.Kind ?? FaultKind.Internal).ToString());
                Instruments.LettersOpened.Add(1, tags);
            }
            else if (entry?.Key.Set == FlowSets.ClosedLetter)
            {
                var closed = FlowSets.Read(entry, LetterJson.Letter);
                var tags = Tags(scope, Names.Stage, StageOf(closed.Stage));
                tags.Add(Names.Outcome, TextOf(closed.State));
                Instruments.LettersClosed.Add(1, tags);
            }
        }
    }

    public void Dispose() => Instruments.Dispose();

    private static string StageOf(string stage) => 
        stage is DeadLetters.ReadStage or DeadLetters.PrepareStage or DeadLetters.LateChangeStage or DeadLetters.LateWriteStage or
            DeadLetters.MergeStage or DeadLetters.SweepStage ? stage : "step";

    /// <summary>The tags' words: as the enum's members, small first letter.</summary>
    private static string TextOf<T>(T value)
        where T : struct, Enum => Words<T>.Of[value];

    private TagList Tags(FlowScope scope, string name, string value) => Tags(scope.TenantId, scope.Flow.Name, name, value);

    private TagList Tags(TenantId tenant, string flow, string name, string value)
    {
        var tags = new TagList { { Names.Flow, flow }, { name, value } };
        if (tenants.Of(tenant) is { } named)
        {
            tags.Add(Names.Tenant, named);
        }

        return tags;
    }

    private void Took(FlowScope scope, Connection connection, string outcome, int count)
    {
        if (count > 0)
        {
            var tags = Tags(scope, Names.Outcome, outcome);
            tags.Add(Names.System, connection.Settings.System);
            Instruments.Intake.Add(count, tags);
        }
    }

    /// <summary>Null for a time that is unknown. Clocks of vendors and of the store may be ahead of ours: that counts as no time at all.</summary>
    private double? Since(DateTimeOffset begin) => begin == default ? null : Math.Max(0, (time.GetUtcNow() - begin).TotalSeconds);

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly IReadOnlyDictionary<T, string> Of =
            Enum.GetValues<T>().ToDictionary(value => value, value => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
