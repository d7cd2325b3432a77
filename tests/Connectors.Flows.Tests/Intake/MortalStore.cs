using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A store whose process is killed at a commit: before it, or after it and before anybody hears of it. Nothing is done for a dead
/// process.</summary>
internal sealed class MortalStore(InMemoryStateStore inner) : ForwardingStore(inner)
{
    private bool _isDead;

    /// <summary>Decides for each commit whether the process dies: null for no, false before it, true after it.</summary>
    public Func<IReadOnlyCollection<StateChange>, bool?>? Kill { get; set; }

    public int Deaths { get; private set; }

    /// <summary>Starts the next process.</summary>
    public void Restart() => _isDead = false;

    public override ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        Live();
        return base.FindAsync(keys, ct);
    }

    public override IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default)
    {
        Live();
        return base.QueryAsync(query, ct);
    }

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        var kill = Kill?.Invoke(changes);
        if (kill != false)
        {
            Live();
            await base.CommitAsync(changes, ct);
        }

        if (kill is not null)
        {
            (_isDead, Deaths) = (true, Deaths + 1);
            Live();
        }
    }

    public override ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        Live();
        return base.ClaimAsync(claim, ct);
    }

    public override ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default)
    {
        Live();
        return base.RenewAsync(lease, duration, ct);
    }

    public override ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _isDead ? default : base.ReleaseAsync(lease, ct);

    public override IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default)
    {
        Live();
        return base.ListAsync(tenant, ct);
    }

    private void Live()
    {
        if (_isDead)
        {
            throw new OperationCanceledException("Killed.");
        }
    }
}
