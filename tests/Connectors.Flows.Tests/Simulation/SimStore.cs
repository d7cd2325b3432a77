using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests.Simulation;

/// <summary>The way of one process to the store that all share.</summary>
/// <param name="store">The store.</param>
/// <param name="faults">What goes wrong on the way.</param>
/// <param name="keeps">Which changes reach the store: all, but for negative controls.</param>
internal sealed class SimStore(InMemoryStateStore store, SimFaults faults, Func<StateChange, bool> keeps) : ForwardingStore(store)
{
    public override async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        await faults.BeforeAsync("find");
        return await base.FindAsync(keys, ct);
    }

    public override async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await faults.BeforeAsync("query");
        await foreach (var entry in base.QueryAsync(query, ct))
        {
            yield return entry;
        }
    }

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        await faults.BeforeAsync("commit");
        await base.CommitAsync([.. changes.Where(keeps)], ct);
        faults.Committed();
        await faults.AfterAsync("commit", FaultKind.Transient);
    }

    public override async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        await faults.BeforeAsync("claim");
        var lease = await base.ClaimAsync(claim, ct);
        await faults.AfterAsync("claim", FaultKind.Transient);
        return lease;
    }

    public override async ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default)
    {
        await faults.BeforeAsync("renew");
        return await base.RenewAsync(lease, duration, ct);
    }

    public override async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        await faults.BeforeAsync("release");
        await base.ReleaseAsync(lease, ct);
    }

    /// <summary>The wake-up of a store belongs to no process; polling has to be enough.</summary>
    public override async ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => await faults.BeforeAsync("wait");
}
