using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>State and work lanes in one SQLite file, for one process: a second process that opens the file is refused. Commits reach the disk before
/// they return.</summary>
/// <remarks>Safe for parallel use; calls are served one at a time. The file is created and migrated on first use. Dispose it when the host
/// stops.</remarks>
/// <param name="path">Path of the file, which is opened at the first call; its folder must exist.</param>
/// <param name="time">The clock of lanes; the system's when it is left out.</param>
public sealed class SqliteStateStore(string path, TimeProvider? time = null) : IStateStore, IWorkLanes, IAsyncDisposable, IDisposable
{
    /// <summary>More changes than this are written on a thread of the pool: who commits a page goes on with the next one meanwhile.</summary>
    private const int Many = 200;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly WorkSignal _signal = new(time ?? TimeProvider.System);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteSession? _session;

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        await InTurnAsync(session => StateReads.Find(session, keys), ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var entry in await InTurnAsync(session => StateReads.Query(session, query), ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        ValueTask<int> WriteAsync() => InTurnAsync(session => StateWrites.Commit(session, changes, Now), ct);
        await (changes.Count > Many ? new(Task.Run(() => WriteAsync().AsTask(), ct)) : WriteAsync());
        if (changes.Any(change => change is StateChange.Enqueue or StateChange.Defer))
        {
            _signal.Wake();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) =>
        await InTurnAsync(session => LaneClaims.Claim(session, claim, Now), ct);

    /// <inheritdoc/>
    public async ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        await InTurnAsync(session => LaneClaims.Renew(session, lease, Now + (long)duration.TotalMilliseconds), ct);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        await InTurnAsync(session => LaneClaims.Release(session, lease), ct);
        _signal.Wake();
    }

    /// <inheritdoc/>
    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _signal.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var lane in await InTurnAsync(session => LaneFigures.List(session, tenant, Now), ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return lane;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) =>
        await InTurnAsync(session => LaneFigures.Measure(session, Now), ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _turn.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets the file grow to so many pages of 4 KiB only: a full disk, for tests.</summary>
    internal async ValueTask LimitAsync(int pages) => await InTurnAsync(session => session.One($"PRAGMA max_page_count={pages}"), default);

    private async ValueTask<T> InTurnAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return work(_session ??= SqliteSession.Open(path));
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
}
