using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>Stands before a store and keeps what is asked of it, so that the same can be asked of another one: its work without anybody
/// else's.</summary>
internal sealed class StoreCalls(IStateStore store) : IStateStore
{
    private readonly List<Func<IStateStore, LaneLease, ValueTask>> _calls = [];

    /// <summary>What is asked from now on is handed through and not kept.</summary>
    public bool IsComplete { get; set; }

    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        Add(async (other, _) => await other.FindAsync(keys));
        return await store.FindAsync(keys, ct);
    }

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default)
    {
        Add(async (other, _) => await other.QueryAsync(query).CountAsync());
        return store.QueryAsync(query, ct);
    }

    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        // Prepared here: what is left for later is the store's part.
        var others = changes.Where(change => change is not StateChange.Hold).ToArray();
        Add((other, lease) => other.CommitAsync([.. others, new StateChange.Hold(lease)]));
        await store.CommitAsync(changes, ct);
    }

    /// <summary>Asks another store for all of it, in the same order.</summary>
    public async Task RepeatAsync(IStateStore other, LaneLease lease)
    {
        foreach (var call in _calls)
            await call(other, lease);
    }

    private void Add(Func<IStateStore, LaneLease, ValueTask> call)
    {
        if (IsComplete)
            return;
        lock (_calls)
            _calls.Add(call);
    }
}
