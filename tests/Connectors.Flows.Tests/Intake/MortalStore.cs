using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A store whose process is killed at a commit: before it, or after it and before anybody hears of it. Nothing is done for a dead
/// process.</summary>
internal sealed class MortalStore(InMemoryStateStore inner) : IStateStore, IWorkLanes
{
    private bool _isDead;

    /// <summary>Decides for each commit whether the process dies: null for no, false before it, true after it.</summary>
    public Func<IReadOnlyCollection<StateChange>, bool?>? Kill { get; set; }

    public int Deaths { get; private set; }

    /// <summary>Starts the next process.</summary>
    public void Restart() => _isDead = false;

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        Living().FindAsync(keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => Living().QueryAsync(query, ct);

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        var kill = Kill?.Invoke(changes);
        if (kill != false)
        {
            await Living().CommitAsync(changes, ct);
        }

        if (kill is not null)
        {
            (_isDead, Deaths) = (true, Deaths + 1);
            Living();
        }
    }

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => Living().ClaimAsync(claim, ct);

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        Living().RenewAsync(lease, duration, ct);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _isDead ? default : inner.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => Living().WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        Living().ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => Living().MeasureAsync(ct);

    private InMemoryStateStore Living() => _isDead ? throw new OperationCanceledException("Killed.") : inner;
}
