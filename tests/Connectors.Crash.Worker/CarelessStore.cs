using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Crash.Worker;

/// <summary>A store without one of the protections, for negative controls: the harness must see what then goes wrong.</summary>
/// <param name="store">The store below.</param>
/// <param name="withoutJournal">Intents are neither kept nor found.</param>
/// <param name="checkpointFirst">A checkpoint is committed before the effects of its page.</param>
internal sealed class CarelessStore(IStateStore store, bool withoutJournal, bool checkpointFirst) : IStateStore, IWorkLanes, IAsyncDisposable
{
    private readonly IWorkLanes _lanes = (IWorkLanes)store;

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        store.FindAsync(withoutJournal ? [.. keys.Where(key => key.Set != "intent")] : keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => store.QueryAsync(query, ct);

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        if (withoutJournal)
        {
            changes = [.. changes.Where(change => change.Key.Set != "intent")];
        }

        if (checkpointFirst && changes.Any(change => change.Key.Set == "checkpoint"))
        {
            await store.CommitAsync([.. changes.Where(change => change.Key.Set == "checkpoint")], ct);
            changes = [.. changes.Where(change => change.Key.Set != "checkpoint")];
        }

        await store.CommitAsync(changes, ct);
    }

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => _lanes.ClaimAsync(claim, ct);

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        _lanes.RenewAsync(lease, duration, ct);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _lanes.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _lanes.WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        _lanes.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => _lanes.MeasureAsync(ct);

    public ValueTask DisposeAsync() => store is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
