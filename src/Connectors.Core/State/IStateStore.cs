namespace Connectors.State;

/// <summary>Keeps state: three verbs, optimistic concurrency, all or nothing. Implementations are safe for parallel use.</summary>
public interface IStateStore
{
    /// <summary>The entries that exist among some keys, in any order.</summary>
    ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default);

    /// <summary>Entries of a set, ordered by key.</summary>
    IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, CancellationToken ct = default);

    /// <summary>Does all changes durably, or none.</summary>
    /// <exception cref="StateConflictException">An entry was not as a change expected; nothing was done.</exception>
    /// <exception cref="Connectors.Faults.ConnectorException">The store failed; the outcome may be unknown: read again before repeating.</exception>
    ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default);
}
