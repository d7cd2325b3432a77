using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A store at one of whose commits our process ends, before it is done or after.</summary>
internal sealed class KillingStore(TimeProvider time) : IStateStore, IWorkLanes
{
    private readonly InMemoryStateStore _inner = new(time);

    /// <summary>The commit to end at, counted from 1; 0 for none.</summary>
    public int At { get; set; }

    public bool AfterIt { get; set; }

    public int Commits { get; private set; }

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        Commits++;
        if (Commits == At && !AfterIt)
        {
            throw new OperationCanceledException("Killed before the commit.");
        }

        await _inner.CommitAsync(changes, ct);
        if (Commits == At)
        {
            throw new OperationCanceledException("Killed after the commit.");
        }
    }

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) => _inner.FindAsync(keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => _inner.QueryAsync(query, ct);

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => _inner.ClaimAsync(claim, ct);

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) => _inner.RenewAsync(lease, duration, ct);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _inner.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _inner.WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) => _inner.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => _inner.MeasureAsync(ct);
}
