using System.Runtime.CompilerServices;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Runs and intents for people and tools: reads only.</summary>
public static class FlowRuns
{
    /// <summary>All runs of a tenant, ordered by flow and key.</summary>
    public static async IAsyncEnumerable<RunRecord> ListAsync(IStateStore store, TenantId tenant,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (string? after = null; ;)
        {
            var count = 0;
            await foreach (var entry in store.QueryAsync(new(tenant, FlowSets.Run) { After = after, Take = 200 }, ct))
            {
                count++;
                after = entry.Key.Key;
                yield return FlowSets.Read(entry, FlowJson.Default.RunRecord);
            }

            if (count < 200)
            {
                yield break;
            }
        }
    }

    /// <summary>Runs of a tenant that go on by themselves, ordered by flow and key: found by index, however many are done.</summary>
    public static IAsyncEnumerable<RunRecord> ListOpenAsync(IStateStore store, TenantId tenant, CancellationToken ct = default) =>
        OpenRuns.ListAsync(store, tenant, ct);

    /// <summary>A run by its key, null when there is none.</summary>
    public static async ValueTask<RunRecord?> FindAsync(IStateStore store, TenantId tenant, string key, CancellationToken ct = default)
    {
        var found = await store.FindAsync([new(tenant, FlowSets.Run, key)], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.RunRecord);
    }

    /// <summary>The intents of a run, by step.</summary>
    public static async IAsyncEnumerable<Intent> ListIntentsAsync(IStateStore store, TenantId tenant, Guid runId,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        // Flows have few steps; a page holds them all.
        await foreach (var entry in store.QueryAsync(new(tenant, FlowSets.Intent) { After = $"{runId}/", Take = 200 }, ct))
        {
            if (!entry.Key.Key.StartsWith($"{runId}/", StringComparison.Ordinal))
            {
                yield break;
            }

            yield return FlowSets.Read(entry, FlowJson.Default.Intent);
        }
    }

    /// <summary>The intent of a run's step, null when the step wrote nothing or has not begun.</summary>
    public static async ValueTask<Intent?> FindIntentAsync(IStateStore store, TenantId tenant, Guid runId, string step,
        CancellationToken ct = default)
    {
        var found = await store.FindAsync([new(tenant, FlowSets.Intent, $"{runId}/{step}")], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.Intent);
    }
}
