using System.Security.Cryptography;
using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Runs as typed state: reads entries, returns changes.</summary>
internal static class Runs
{
    /// <summary>Key of a run in the store: readable flow name, then a hash, since values of records may be long.</summary>
    public static string KeyOf(string flow, string parts) =>
        $"{flow}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16))}";

    /// <summary>The change that starts a run; its commit fails when the run exists.</summary>
    public static StateChange Start(TenantId tenant, RunRecord run, DateTimeOffset now) => new StateChange.Put(Entry(tenant, run, "", now));

    /// <summary>The change that moves a run on from a version.</summary>
    public static StateChange Move(TenantId tenant, RunRecord run, string etag, DateTimeOffset due) =>
        new StateChange.Put(Entry(tenant, run, etag, due));

    public static async ValueTask<(RunRecord Run, string ETag)> ReadAsync(IStateStore state, TenantId tenant, string key, CancellationToken ct)
    {
        var entry = (await state.FindAsync([new(tenant, FlowSets.Run, key)], ct)).Single();
        return (FlowSets.Read(entry, FlowJson.Default.RunRecord), entry.ETag);
    }

    /// <summary>Whether a run has done a step or stored an intent, so that something may be at a vendor.</summary>
    public static async ValueTask<bool> HasBegunAsync(IStateStore state, FlowScope scope, RunRecord run, CancellationToken ct) =>
        run.DoneSteps.Length > 0
        || (await state.FindAsync([.. scope.Flow.Steps.Select(step => new StateKey(scope.TenantId, FlowSets.Intent, $"{run.Id}/{step.Id}"))],
            ct)).Count > 0;

    /// <summary>Keys of the runs of a flow that are due, in the order in which they were started.</summary>
    public static async Task<List<string>> DueAsync(IStateStore state, TenantId tenant, string flow, DateTimeOffset now, CancellationToken ct)
    {
        var due = new List<(string Key, string Id)>();
        for (string? after = null; ;)
        {
            var before = due.Count;
            var query = new StateQuery(tenant, FlowSets.Run) { IndexKey = FlowSets.OpenRuns(flow), DueBefore = now, After = after, Take = 500 };
            await foreach (var entry in state.QueryAsync(query, ct))
            {
                due.Add((entry.Key.Key, FlowSets.Read(entry, FlowJson.Default.RunRecord).Id.ToString()));
                after = entry.Key.Key;
            }

            if (due.Count - before < 500)
            {
                return [.. due.OrderBy(run => run.Id, StringComparer.Ordinal).Select(run => run.Key)];
            }
        }
    }

    private static StateEntry Entry(TenantId tenant, RunRecord run, string etag, DateTimeOffset due)
    {
                return FlowSets.Entry(
            tenant, FlowSets.Run, run.Key, etag, run, FlowJson.Default.RunRecord, run.IsOpen ? due : null, run.IsOpen
                ? [FlowSets.OpenRuns(run.Flow)] : []);
    }
}
