using Connectors.PostgreSql;
using Connectors.State;
using Npgsql;

namespace Connectors.Flows.Tests;

/// <summary>A schema that the next package has changed, as far as a later migration may while this one works beside it: columns with a default,
/// indexes, tables, functions of other parameters.</summary>
public sealed class LaterSchemaUnderTest : PostgreSqlUnderTest
{
    private bool _isChanged;

    public override async ValueTask<IStateStore> OpenAsync()
    {
        if (!_isChanged)
        {
            _isChanged = true;
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await DatabaseSchema.MigrateAsync(connection, Schema, DatabaseSchema.Newest, default);
            await using var change = new NpgsqlCommand(
                $"""
                alter table {Schema}.entry add column later text not null default 'x', add column written_by int;
                alter table {Schema}.entry_index add column later text not null default 'x';
                alter table {Schema}.lane add column later text not null default 'x';
                alter table {Schema}.item add column later text not null default 'x';
                create index later_entry on {Schema}.entry (tenant, later, key);
                create table {Schema}.later (tenant text primary key);
                create function {Schema}.occupied(of_tenants text[], later int) returns int language sql as 'select 1';
                insert into {Schema}.migration (version, name, works_from) values ({DatabaseSchema.Newest + 1}, 'later', {DatabaseSchema.Newest});
                """, connection);
            await change.ExecuteNonQueryAsync();
        }

        return await base.OpenAsync();
    }
}
