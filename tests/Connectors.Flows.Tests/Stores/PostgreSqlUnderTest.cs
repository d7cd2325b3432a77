using Connectors.Conformance;
using Connectors.Flows.Tests.Stores;
using Connectors.PostgreSql;
using Connectors.State;
using Npgsql;

namespace Connectors.Flows.Tests;

/// <summary>A schema of its own for each test, in one database. Its clock is the database's, so what is stored is made older.</summary>
public class PostgreSqlUnderTest : StoreUnderTest
{
    private static readonly Lazy<string> Database = new(() => PostgreSqlCluster.Shared.NewDatabase());
    private static int _schemas;
    private readonly string _schema = $"s{Interlocked.Increment(ref _schemas)}";

    public override bool ServesMany => true;

    protected string Schema => _schema;

    protected static string ConnectionString => Database.Value;

    public override ValueTask<IStateStore> OpenAsync() => new(new PostgreSqlStateStore(Database.Value, new() { Schema = _schema }));

    public override async ValueTask ElapseAsync(TimeSpan time)
    {
        await using var connection = new NpgsqlConnection(Database.Value);
        await connection.OpenAsync();
        await DatabaseSchema.MigrateAsync(connection, _schema, DatabaseSchema.Newest, default);
        await using var command = new NpgsqlCommand(
            $"""
            update {_schema}.lane set lease_until = lease_until - by, bulk_due_at = bulk_due_at - by, interactive_due_at = interactive_due_at - by
                from (select interval '{(long)time.TotalSeconds} seconds' as by) t;
            update {_schema}.item set due_at = due_at - by, at = at - by from (select interval '{(long)time.TotalSeconds} seconds' as by) t;
            """, connection);
        await command.ExecuteNonQueryAsync();
    }
}
