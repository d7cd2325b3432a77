using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>A store at which somebody else does something right before each commit: the worst moment there is.</summary>
/// <param name="time">The clock of lanes; the system's when it is left out.</param>
internal sealed class StoreBetween(TimeProvider? time = null) : IStateStore, IWorkLanes
{
    private bool _isBetween;

    public InMemoryStateStore Inner { get; } = new(time);

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Called when something was found, before it is told.</summary>
    public Func<IReadOnlyList<StateEntry>, Task> Found { get; set; } = _ => Task.CompletedTask;

    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        var found = await Inner.FindAsync(keys, ct);
        await Found(found);
        return found;
    }

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => Inner.QueryAsync(query, ct);

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        if (!_isBetween)
        {
            _isBetween = true;
            await Before();
            _isBetween = false;
        }

        await Inner.CommitAsync(changes, ct);
    }

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => Inner.ClaimAsync(claim, ct);

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        Inner.RenewAsync(lease, duration, ct);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => Inner.ReleaseAsync(lease, ct);

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => Inner.WaitAsync(atMost, ct);

    public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) =>
        Inner.ListAsync(tenant, ct);

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => Inner.MeasureAsync(ct);
}
