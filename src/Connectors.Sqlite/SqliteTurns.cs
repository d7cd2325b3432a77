using Connectors.Faults;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>Gives turns at a session, which is opened at the first.</summary>
internal sealed class SqliteTurns(Func<SqliteSession> open) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile SqliteSession? _session;

    public bool IsOpen => _session is not null;

    /// <exception cref="ConnectorException">SQLite failed.</exception>
    public async ValueTask<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return work(_session ??= open());
        }
        catch (SqliteException failed)
        {
            throw new ConnectorException(SqliteFaults.Of(failed), failed);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _session?.Dispose();
        _turn.Dispose();
    }
}
