using System.Runtime.CompilerServices;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>The runs of all flows of a tenant that go on by themselves.</summary>
internal static class OpenRuns
{
    public static async IAsyncEnumerable<RunRecord> ListAsync(IStateStore state, TenantId tenant, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var flow in FlowsAsync(state, tenant, ct))
        {
            var query = new StateQuery(tenant, FlowSets.Run) { IndexKey = FlowSets.OpenRuns(flow), Take = 500 };
            for (var count = 500; count == 500;)
            {
                count = 0;
                await foreach (var entry in state.QueryAsync(query, ct))
                {
                    count++;
                    query = query with { After = entry.Key.Key };
                    yield return FlowSets.Read(entry, FlowJson.Default.RunRecord);
                }
            }
        }
    }

    /// <summary>Names of the flows that have runs. Keys begin with them, so that one look for each is enough, however many runs are done.</summary>
    public static async IAsyncEnumerable<string> FlowsAsync(IStateStore state, TenantId tenant, [EnumeratorCancellation] CancellationToken ct)
    {
        for (string? after = null; ;)
        {
            var first = await state.QueryAsync(new(tenant, FlowSets.Run) { After = after, Take = 1 }, ct).FirstOrDefaultAsync(ct);
            if (first is null)
            {
                yield break;
            }

            var flow = first.Key.Key[..first.Key.Key.LastIndexOf('/')];
            yield return flow;
            // The sign that follows the slash: behind all keys of this flow.
            after = $"{flow}0";
        }
    }
}
