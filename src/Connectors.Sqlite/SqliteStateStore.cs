using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>State in one SQLite file, for one process: a second process that opens the file is refused. Commits reach the disk before they
/// return.</summary>
/// <remarks>Safe for parallel use; calls are served one at a time. The file is created and migrated on first use. Dispose it when the host
/// stops.</remarks>
public sealed class SqliteStateStore : IStateStore, IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lazy<SqliteConnection> _connection;

    /// <summary>A store over a file, which is opened at the first call.</summary>
    /// <param name="path">Path of the file; its folder must exist.</param>
    public SqliteStateStore(string path) => _connection = new(() => Open(path));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return Guarded(connection => (IReadOnlyList<StateEntry>)[.. StateReads.Find(connection, keys)]);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        List<StateEntry> found;
        await _turn.WaitAsync(ct);
        try
        {
            found = Guarded(connection => StateReads.Query(connection, query));
        }
        finally
        {
            _turn.Release();
        }

        foreach (var entry in found)
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        await _turn.WaitAsync(ct);
        try
        {
            Guarded(connection =>
            {
                StateWrites.Commit(connection, changes);
                return 0;
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }

        _turn.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = SqliteLibrary.Open(path);
        try
        {
            SqliteSchema.Migrate(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Guarded<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            return work(_connection.Value);
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode is 5 or 6)
        {
            throw new ConnectorException(
                new(FaultKind.Configuration,
                    "The state file is in use by another process: SQLite serves one process. Stop the other, or use a shared store."), failed);
        }
        catch (SqliteException failed)
        {
            throw new ConnectorException(
                new(FaultKind.Transient,
                    $"The state file cannot be used (SQLite error {failed.SqliteErrorCode}): check disk space and permissions, then go on."), failed);
        }
    }
}
