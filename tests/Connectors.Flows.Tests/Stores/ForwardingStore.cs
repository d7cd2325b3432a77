using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A store that hands everything on to another. What a test changes about it, it overrides.</summary>
/// <param name="store">The other, which keeps lanes too.</param>
internal abstract class ForwardingStore(IStateStore store) : IStateStore, IWorkLanes, IAsyncDisposable
{
    private readonly IWorkLanes _lanes = (IWorkLanes)store;

    public virtual ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        store.FindAsync(keys, ct);

    public virtual IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => store.QueryAsync(query, ct);

    public virtual ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) => store.CommitAsync(changes, ct);

    public virtual ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => _lanes.ClaimAsync(claim, ct);

    public virtual ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        _lanes.RenewAsync(lease, duration, ct);

    public virtual ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _lanes.ReleaseAsync(lease, ct);

    public virtual ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _lanes.WaitAsync(atMost, ct);

    public virtual IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        _lanes.ListAsync(tenant, ct);

    public virtual ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => _lanes.MeasureAsync(ct);

    public ValueTask DisposeAsync() => store is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
