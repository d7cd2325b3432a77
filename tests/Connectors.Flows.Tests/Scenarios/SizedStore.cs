using Connectors.State;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>A store that knows the size of the largest entry that it was ever given.</summary>
internal sealed class SizedStore : IStateStore, IWorkLanes
{
    private readonly InMemoryStateStore _inner = new();

    public int Largest { get; private set; }

    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        foreach (var change in changes)
        {
            var size = change switch
            {
                StateChange.Put put => put.Entry.Json.Length,
                StateChange.Set set => set.Entry.Json.Length,
                _ => 0,
            };
            Largest = Math.Max(Largest, size);
        }

        return _inner.CommitAsync(changes, ct);
    }

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) => _inner.FindAsync(keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => _inner.QueryAsync(query, ct);

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => _inner.ClaimAsync(claim, ct);

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) => _inner.RenewAsync(lease, duration, ct);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _inner.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _inner.WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(Connectors.Tenancy.TenantId tenant, CancellationToken ct = default) =>
        _inner.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => _inner.MeasureAsync(ct);
}
