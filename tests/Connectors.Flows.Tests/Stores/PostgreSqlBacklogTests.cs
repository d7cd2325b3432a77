using Connectors.PostgreSql;
using Connectors.State;
using Connectors.Tenancy;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>What a turn costs does not depend on what waits behind it. Rows are counted by the database.</summary>
public sealed class PostgreSqlBacklogTests
{
    private const int Backlog = 100_000;
    private const int Turns = 5;
    private const int Quantum = 10;
    private static readonly LaneKey Lane = new(new TenantId("acme"), "lane");
    private string _database = null!;

    [SetUp]
    public void Make() => _database = PostgreSqlCluster.Shared.NewDatabase();

    [Test]
    public async Task A_turn_reads_as_many_rows_as_it_has_items_however_many_wait_behind() =>
        Assert.That(await ReadAsync("select 1"), Is.LessThan(Turns * Quantum * 20));

    [Test]
    public async Task The_count_sees_a_turn_that_reads_the_whole_lane() =>
        Assert.That(await ReadAsync("alter table connectors.item drop constraint item_pkey"), Is.GreaterThan(Backlog));

    /// <summary>How many items are read by turns on a lane with a backlog, under plans that were made while the tables were all but empty.</summary>
    private async Task<long> ReadAsync(string spoil)
    {
        await using (var store = new PostgreSqlStateStore(_database + ";Maximum Pool Size=1"))
        {
            await WorkAsync(store, turns: 1);
            await AskAsync("vacuum analyze connectors.item");
            await AskAsync(spoil);
            for (var warm = 0; warm < 8; warm++)
            {
                await WorkAsync(store, turns: 1);
            }

            await AskAsync($"""
                insert into connectors.item (tenant, lane, key, kind, class, payload, due_at, put_off, at)
                select 'acme', 'lane', 'key' || number % 4, 'run', 0, '', now(), false, now() from generate_series(1, {Backlog}) number
                """);
            await WorkAsync(store, Turns);
        }

        // A connection tells what it has read before it ends.
        while (await AskAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") is not 0L)
        {
            await Task.Yield();
        }

        return (long)(await AskAsync("""
            select ((select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'item')
                + (select sum(seq_tup_read) from pg_stat_user_tables where relname = 'item'))::bigint
            """))!;
    }

    private static async Task WorkAsync(PostgreSqlStateStore store, int turns)
    {
        await store.CommitAsync([.. Enumerable.Range(0, 3).Select(number => new StateChange.Enqueue(new(Lane, $"key{number}", "run", default)))]);
        for (var turn = 0; turn < turns; turn++)
        {
            var lease = (await store.ClaimAsync(new("worker") { Quantum = Quantum }))!;
            foreach (var item in lease.Items)
            {
                await store.CommitAsync([new StateChange.Complete(lease, item)]);
            }

            await store.ReleaseAsync(lease);
        }
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
