using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Removes what is kept for a time only: marks of deliveries, tombstones, versions of mappings.</summary>
internal sealed class ExpiredEntries(IStateStore state, TimeProvider time)
{
    private const int AtOnce = 500;

    public async Task RemoveAsync(TenantId tenant, CancellationToken ct)
    {
        foreach (var set in new[] { FlowSets.Delivery, FlowSets.Tombstone, FlowSets.Mapping })
        {
            try
            {
                var due = await state.QueryAsync(new(tenant, set) { DueBefore = time.GetUtcNow(), Take = AtOnce }, ct).ToListAsync(ct);
                if (due.Count > 0)
                {
                    await state.CommitAsync([.. due.Select(entry => new StateChange.Remove(entry.Key, entry.ETag))], ct);
                }
            }
            catch (StateConflictException)
            {
                // Another flow of the tenant removes the same.
            }
        }
    }
}
