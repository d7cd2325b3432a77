using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>The way of one process to the store that all share.</summary>
/// <param name="store">The store.</param>
/// <param name="faults">What goes wrong on the way.</param>
/// <param name="rewrite">Changes commits: for negative controls.</param>
internal sealed class SimStore(InMemoryStateStore store, SimFaults faults, Func<StateChange, bool> rewrite) : IStateStore, IWorkLanes
{
    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        await faults.BeforeAsync("find");
        return await store.FindAsync(keys, ct);
    }

    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await faults.BeforeAsync("query");
        await foreach (var entry in store.QueryAsync(query, ct))
        {
            yield return entry;
        }
    }

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        await faults.BeforeAsync("commit");
        await store.CommitAsync([.. changes.Where(rewrite)], ct);
        await faults.AfterAsync("commit", FaultKind.Transient);
    }

    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        await faults.BeforeAsync("claim");
        var lease = await store.ClaimAsync(claim, ct);
        await faults.AfterAsync("claim", FaultKind.Transient);
        return lease;
    }

    public async ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default)
    {
        await faults.BeforeAsync("renew");
        return await store.RenewAsync(lease, duration, ct);
    }

    public async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        await faults.BeforeAsync("release");
        await store.ReleaseAsync(lease, ct);
    }

    /// <summary>The wake-up of a store belongs to no process; polling has to be enough.</summary>
    public async ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => await faults.BeforeAsync("wait");

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        store.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => store.MeasureAsync(ct);
}
