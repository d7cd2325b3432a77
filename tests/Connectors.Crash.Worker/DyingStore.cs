using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Crash.Worker;

/// <summary>A store at whose boundaries the process can end.</summary>
internal sealed class DyingStore(IStateStore store, Moments moments) : IStateStore, IWorkLanes, IAsyncDisposable
{
    private readonly IWorkLanes _lanes = (IWorkLanes)store;

    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        var found = await store.FindAsync(keys, ct);
        moments.Pass(KillPoint.AfterRead);
        return found;
    }

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => store.QueryAsync(query, ct);

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        moments.Pass(KillPoint.BeforeCommit);
        await store.CommitAsync(changes, ct);
        moments.Pass(KillPoint.AfterCommit);
    }

    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        var lease = await _lanes.ClaimAsync(claim, ct);
        moments.Pass(KillPoint.AfterClaim);
        return lease;
    }

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        _lanes.RenewAsync(lease, duration, ct);

    public async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        moments.Pass(KillPoint.BeforeRelease);
        await _lanes.ReleaseAsync(lease, ct);
        moments.Pass(KillPoint.AfterRelease);
    }

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _lanes.WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        _lanes.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => _lanes.MeasureAsync(ct);

    public ValueTask DisposeAsync() => store is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
