using System.Text.RegularExpressions;
using Connectors.Faults;
using Npgsql;

namespace Connectors.PostgreSql;

/// <summary>Connections to the database, whose schema is brought to the newest version before the first is lent.</summary>
internal sealed partial class Database : IAsyncDisposable
{
    private const int MaxTries = 10;
    private const int PreparedStatements = 40;
    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _migrating = new(1, 1);
    private volatile bool _isReady;

    public Database(string connectionString, PostgreSqlOptions options)
    {
        Schema = options.Schema;
        if (!SchemaName().IsMatch(Schema))
        {
            throw new ConnectorException(new(FaultKind.Configuration,
                $"'{Schema}' is no name for a schema: use 1 to 40 of a-z, 0-9 and '_', beginning with a letter."));
        }

        try
        {
            // Nothing that we do outlives its transaction in a connection, so that plans can be kept from one lending to the next.
            Settings = new(connectionString) { Enlist = false, NoResetOnClose = true };
            if (options.Prepare && Settings.MaxAutoPrepare == 0)
            {
                (Settings.MaxAutoPrepare, Settings.AutoPrepareMinUsages) = (PreparedStatements, 2);
            }

            _source = new NpgsqlDataSourceBuilder(Settings.ConnectionString).Build();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidOperationException or NotSupportedException)
        {
            // What was wrong may quote a part of the text, and so the password: it is not carried on.
            throw new ConnectorException(new(FaultKind.Configuration,
                "The connection string of the PostgreSQL store cannot be read: write it as 'Host=...;Database=...;Username=...;Password=...'."));
        }
    }

    /// <summary>Name of the schema: lower case without quotes.</summary>
    public string Schema { get; }

    /// <summary>How the database is reached; holds the password.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Does work that changes nothing: once more when its connection turns out to be broken, as after a restart of the database.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken ct)
    {
        try
        {
            return await RunAsync(work, isWrite: false, ct);
        }
        catch (ConnectorException broken) when (broken.InnerException is NpgsqlException { IsTransient: true })
        {
            return await RunAsync(work, isWrite: false, ct);
        }
    }

    /// <summary>Does work in one transaction of its own, again when the database undid it because of others.</summary>
    public ValueTask<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken ct) => RunAsync(work, isWrite: true, ct);

    public async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        try
        {
            return await _source.OpenConnectionAsync(ct);
        }
        catch (Exception failed) when (failed is NpgsqlException or TimeoutException or IOException)
        {
            throw new ConnectorException(DatabaseFaults.OfOpening(failed), failed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _migrating.Dispose();
    }

    private async ValueTask<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, bool isWrite, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await OpenAsync(ct);
            try
            {
                await MigrateAsync(connection, ct);
                return await work(connection);
            }
            catch (PostgresException undone) when (undone.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                or PostgresErrorCodes.UniqueViolation && attempt < MaxTries)
            {
                // Nothing of it was done.
            }
            catch (Exception failed) when (failed is NpgsqlException and not PostgresException { SqlState: RefusedChange.Lease or RefusedChange.Tag }
                or TimeoutException or IOException)
            {
                throw new ConnectorException(DatabaseFaults.OfWork(failed, isWrite), failed);
            }
        }
    }

    private async ValueTask MigrateAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_isReady)
        {
            return;
        }

        await _migrating.WaitAsync(ct);
        try
        {
            if (!_isReady)
            {
                await DatabaseSchema.MigrateAsync(connection, Schema, DatabaseSchema.Newest, ct);
                _isReady = true;
            }
        }
        finally
        {
            _migrating.Release();
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SchemaName();
}
