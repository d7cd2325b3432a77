using Connectors.State;

namespace Connectors.Limits;

/// <summary>A store in memory that counts what is asked of it and can be away.</summary>
internal sealed class FaultyStore : IStateStore
{
    private readonly InMemoryStateStore _store = new();
    private int _calls;

    public bool IsAway { get; set; }

    public int Calls => Volatile.Read(ref _calls);

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        Count();
        return _store.FindAsync(keys, ct);
    }

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => _store.QueryAsync(query, ct);

    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        Count();
        return _store.CommitAsync(changes, ct);
    }

    private void Count()
    {
        Interlocked.Increment(ref _calls);
        if (IsAway)
            throw new IOException("The store is away.");
    }
}
