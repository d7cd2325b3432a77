using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>A store that its host must not close, because it is looked at afterwards; another one after each round.</summary>
internal sealed class BorrowedState : IStateStore
{
    private IStateStore? _store;

    public void Lend(IStateStore store) => _store = store;

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        _store!.FindAsync(keys, ct);

    public IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default) => _store!.QueryAsync(query, ct);

    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) => _store!.CommitAsync(changes, ct);
}
