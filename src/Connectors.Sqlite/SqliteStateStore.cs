using System.Runtime.CompilerServices;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Data.Sqlite;

namespace Connectors.Sqlite;

/// <summary>State and work lanes in one SQLite file, for one process: a second process that opens the file is refused. Commits reach the disk before
/// they return.</summary>
/// <remarks>Safe for parallel use. Calls that write are served one at a time, and so are those that read; neither waits for the other. The file is
/// created and migrated on first use. Dispose it when the host stops.</remarks>
/// <param name="path">Path of the file, which is opened at the first call; its folder must exist.</param>
/// <param name="time">The clock of lanes; the system's when it is left out.</param>
public sealed class SqliteStateStore(string path, TimeProvider? time = null) : IStateStore, IWorkLanes, IAsyncDisposable, IDisposable
{
    /// <summary>More changes than this are written on a thread of the pool: who commits a page goes on with the next one meanwhile.</summary>
    private const int Many = 200;

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly WorkSignal _signal = new(time ?? TimeProvider.System);
    private readonly SqliteTurns _writes = new(() => SqliteSession.Open(path));
    private readonly SqliteTurns _reads = new(() => SqliteSession.OpenToRead(path));

    /// <summary>Whether a file is read without being taken, also while another process has it, as a tool for people does. Calls that write take the
    /// file and are refused while somebody else has it; a file of an earlier version is taken too, and migrated. Default false.</summary>
    public bool LooksIn { get; init; }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        await ReadAsync(session => StateReads.Find(session, keys), ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var entry in await ReadAsync(session => StateReads.Query(session, query), ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        ValueTask<int> WriteAllAsync() => WriteAsync(session => StateWrites.Commit(session, changes, Now), ct);
        await (changes.Count > Many ? new(Task.Run(() => WriteAllAsync().AsTask(), ct)) : WriteAllAsync());
        if (changes.Any(change => change is StateChange.Enqueue or StateChange.Defer))
        {
            _signal.Wake();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) =>
        await WriteAsync(session => LaneClaims.Claim(session, claim, Now), ct);

    /// <inheritdoc/>
    public async ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        await WriteAsync(session => LaneClaims.Renew(session, lease, Now + (long)duration.TotalMilliseconds), ct);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        await WriteAsync(session => LaneClaims.Release(session, lease), ct);
        _signal.Wake();
    }

    /// <inheritdoc/>
    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _signal.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var lane in await ReadAsync(session => LaneFigures.List(session, tenant, Now), ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return lane;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) =>
        await ReadAsync(session => LaneFigures.Measure(session, Now), ct);

    /// <inheritdoc/>
    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Lets the file grow to so many pages of 4 KiB only: a full disk, for tests.</summary>
    internal async ValueTask LimitAsync(int pages) => await WriteAsync(session => session.Run($"PRAGMA max_page_count={pages}"), default);

    private ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken ct) => _writes.RunAsync(work, ct);

    private async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken ct)
    {
        // Who writes takes the file and makes its tables.
        if (!_writes.IsOpen && !_reads.IsOpen && !(LooksIn && SqliteSession.IsNewest(path)))
        {
            await _writes.RunAsync(_ => true, ct);
        }

        return await _reads.RunAsync(work, ct);
    }
}
