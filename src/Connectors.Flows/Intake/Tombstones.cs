using System.Runtime.CompilerServices;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Tombstones for people and tools: reads only.</summary>
public static class Tombstones
{
    /// <summary>All tombstones of a flow's records, ordered by record.</summary>
    public static async IAsyncEnumerable<Tombstone> ListAsync(
        IStateStore store, TenantId tenant, string flow, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var prefix = $"{flow}/";
        var query = new StateQuery(tenant, FlowSets.Tombstone) { After = prefix, Take = 200 };
        for (var count = 200; count == 200;)
        {
            count = 0;
            await foreach (var entry in store.QueryAsync(query, ct))
            {
                if (!entry.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield break;
                }

                count++;
                query = query with { After = entry.Key.Key };
                yield return FlowSets.Read(entry, IntakeJson.Tombstone);
            }
        }
    }

    internal static StateKey KeyOf(TenantId tenant, string recordKey) => new(tenant, FlowSets.Tombstone, recordKey);

    internal static Tombstone? In(IReadOnlyDictionary<StateKey, StateEntry> known, StateKey key) =>
        known.TryGetValue(key, out var entry) ? FlowSets.Read(entry, IntakeJson.Tombstone) : null;
}
