using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Mapping;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Runs as typed state: reads entries, returns changes.</summary>
internal static class Runs
{
    /// <summary>Key of a run in the store: readable flow name, then a hash, since values of records may be long.</summary>
    public static string KeyOf(string flow, string parts) =>
        $"{flow}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16))}";

    /// <summary>The changes that start a run and put it into its lane; their commit fails when the run exists.</summary>
    public static ImmutableArray<StateChange> Start(TenantId tenant, RunRecord run) =>
        [Move(tenant, run with { TraceParent = FlowSpans.Current }, ""), FlowLanes.ToRun(tenant, run)];

    /// <summary>The same of a run without sources, and its one source, which is written only once: to read an envelope to write it again costs more
    /// than all the rest.</summary>
    public static ImmutableArray<StateChange> Start(TenantId tenant, RunRecord run, CanonicalRecord source)
    {
        ReadOnlySpan<byte> bare = JsonSerializer.SerializeToUtf8Bytes(run, FlowJson.Default.RunRecord);
        // In a text its quotes would be escaped: this is the member.
        var at = bare.IndexOf("\"sources\":[]"u8) + "\"sources\":["u8.Length;
        using var json = new PooledBuffer();
        json.Write(bare[..at]);
        CanonicalEnvelope.Write(source, json);
        json.Write(bare[at..]);
        return [new StateChange.Put(new(new(tenant, FlowSets.Run, run.Key), "", json.Written.ToArray()) { IndexKeys = IndexKeys(run) }),
            FlowLanes.ToRun(tenant, run)];
    }

    /// <summary>The change that moves a run on from a version.</summary>
    public static StateChange Move(TenantId tenant, RunRecord run, string etag) => Store(tenant, run with { Begun = 0 }, etag);

    /// <summary>The change that counts a run which is begun after its lane was given up.</summary>
    public static StateChange BeginAgain(TenantId tenant, RunRecord run, string etag) => Store(tenant, run with { Begun = run.Begun + 1 }, etag);

    /// <summary>The change that leaves a run as it is but refuses the commit when someone else moved it.</summary>
    public static StateChange Touch(TenantId tenant, RunRecord run, string etag) => Store(tenant, run, etag);

    private static StateChange Store(TenantId tenant, RunRecord run, string etag) => new StateChange.Put(Entry(tenant, run, etag));

    private static StateEntry Entry(TenantId tenant, RunRecord run, string etag) => FlowSets.Entry(
        tenant, FlowSets.Run, run.Key, etag, run, FlowJson.Default.RunRecord, null, [.. IndexKeys(run)]);

    private static ImmutableArray<string> IndexKeys(RunRecord run) =>
        run.State == RunState.Incomplete ? [FlowSets.OpenRuns(run.Flow), FlowSets.IncompleteRuns(run.Flow)]
        : run.IsOpen ? [FlowSets.OpenRuns(run.Flow)] : [];

    public static async ValueTask<(RunRecord Run, string ETag)> ReadAsync(IStateStore state, TenantId tenant, string key, CancellationToken ct)
    {
        var entry = (await state.FindAsync([new(tenant, FlowSets.Run, key)], ct)).Single();
        return (FlowSets.Read(entry, FlowJson.Default.RunRecord), entry.ETag);
    }

    /// <summary>Whether newer runs of the same record wait for a run.</summary>
    public static bool HoldsBack(RunRecord older, FlowTrigger trigger) => older.State switch
    {
        RunState.Parked => !trigger.IsByChange && trigger.OnParked == ParkedPolicy.Block,
        RunState.Incomplete => trigger.IsByChange || trigger.OnParked == ParkedPolicy.Block,
        _ => older.IsOpen,
    };

    /// <summary>Whether a run has done a step or stored an intent, so that something may be at a vendor.</summary>
    public static async ValueTask<bool> HasBegunAsync(IStateStore state, FlowScope scope, RunRecord run, CancellationToken ct) =>
        run.DoneSteps.Length > 0
        || (await state.FindAsync([.. scope.Flow.Steps.Select(step => new StateKey(scope.TenantId, FlowSets.Intent, $"{run.Id}/{step.Id}"))],
            ct)).Count > 0;

    /// <summary>Runs that lacked something are tried anew: back into their lane, in the order in which they were started.</summary>
    public static async Task ReviveAsync(FlowScope scope, IStateStore state, CancellationToken ct)
    {
        var incomplete = new List<(RunRecord Run, string ETag)>();
        for (string? after = null; ;)
        {
            var before = incomplete.Count;
            var query = new StateQuery(scope.TenantId, FlowSets.Run) { IndexKey = FlowSets.IncompleteRuns(scope.Flow.Name), After = after,
                Take = 500 };
            await foreach (var entry in state.QueryAsync(query, ct))
            {
                incomplete.Add((FlowSets.Read(entry, FlowJson.Default.RunRecord), entry.ETag));
                after = entry.Key.Key;
            }

            if (incomplete.Count - before < 500)
            {
                break;
            }
        }

        foreach (var part in incomplete.OrderBy(item => item.Run.Id.ToString(), StringComparer.Ordinal).Chunk(100))
        {
            await ReviveAsync(scope, part, ct);
        }
    }

    private static async Task ReviveAsync(FlowScope scope, (RunRecord Run, string ETag)[] part, CancellationToken ct)
    {
        try
        {
            await scope.CommitAsync(part.SelectMany(item => Again(scope.TenantId, item.Run, item.ETag)), ct);
        }
        catch (StateConflictException) when (part.Length > 1)
        {
            foreach (var item in part)
            {
                await ReviveAsync(scope, [item], ct);
            }
        }
        catch (StateConflictException)
        {
            // A person released or ended it at the same time.
        }
    }

    /// <summary>The changes that let a run that stands still go on.</summary>
    public static ImmutableArray<StateChange> Again(TenantId tenant, RunRecord run, string etag, WorkClass urgency = WorkClass.Bulk) =>
        [Move(tenant, run with { State = RunState.Ready, Attempts = 0, WaitsSince = null, Asks = null }, etag),
            FlowLanes.ToRun(tenant, run, urgency)];
}
