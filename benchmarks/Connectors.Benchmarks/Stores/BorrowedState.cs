using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>A store that its host must not close, because it is looked at afterwards.</summary>
internal sealed class BorrowedState(IStateStore store) : IStateStore
{
    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        store.FindAsync(keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => store.QueryAsync(query, ct);

    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) => store.CommitAsync(changes, ct);
}
