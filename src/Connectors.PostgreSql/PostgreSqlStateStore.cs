using System.Runtime.CompilerServices;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.PostgreSql;

/// <summary>State and lanes of work in a PostgreSQL database, for any number of processes. A commit is durable when it returns, as far as
/// <c>synchronous_commit</c> of the database says.</summary>
/// <remarks>Safe for parallel use. The schema is made and migrated at first use. No transaction is open between two calls. Dispose it when the host
/// stops.</remarks>
public sealed class PostgreSqlStateStore : IStateStore, IWorkLanes, IAsyncDisposable
{
    private readonly StateWrites _writes;
    private bool _isDisposed;
    private readonly LaneCalls _lanes;
    private readonly WakeUps _wakeUps;

    /// <summary>A store over a database, which is reached at the first call.</summary>
    /// <param name="connectionString">Where the database is, in the form of Npgsql.</param>
    /// <param name="options">How it is used; null for the defaults.</param>
    /// <param name="time">The clock of waiting; the system's when it is left out. Leases and delays go by the database's clock.</param>
    /// <exception cref="Connectors.Faults.ConnectorException">The connection string or an option cannot be read.</exception>
    public PostgreSqlStateStore(string connectionString, PostgreSqlOptions? options = null, TimeProvider? time = null)
    {
        options ??= new();
        Database = new(connectionString, options);
        _writes = new(Database, options.CopyAbove);
        _lanes = new(Database, time ?? TimeProvider.System);
        _wakeUps = new(Database, options.Listen, time ?? TimeProvider.System);
    }

    /// <summary>How the database is reached.</summary>
    internal Database Database { get; }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        StateReads.FindAsync(Database, keys, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        // Read whole, so that no connection is held while the caller works on an entry.
        foreach (var entry in await StateReads.QueryAsync(Database, query, ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) => _writes.CommitAsync([.. changes], ct);

    /// <inheritdoc/>
    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => _lanes.ClaimAsync(claim, ct);

    /// <inheritdoc/>
    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) =>
        _lanes.RenewAsync(lease, duration, ct);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => _lanes.ReleaseAsync(lease, ct);

    /// <inheritdoc/>
    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => _wakeUps.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<LaneKey,
        LaneReading>> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var lane in await LaneReadings.ListAsync(Database, tenant, ct))
        {
            ct.ThrowIfCancellationRequested();
            yield return lane;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => LaneReadings.MeasureAsync(Database, ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A container that hands the store out under both of its seams disposes of it twice.
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await _wakeUps.DisposeAsync();
        await Database.DisposeAsync();
    }
}
