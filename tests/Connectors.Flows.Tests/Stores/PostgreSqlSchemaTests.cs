using System.Text;
using Connectors.Faults;
using Connectors.PostgreSql;
using Connectors.State;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>The schema of the PostgreSQL store: how it comes to be, and what people see in it.</summary>
public sealed class PostgreSqlSchemaTests
{
    /// <summary>A version that says nothing of older packages.</summary>
    private const int Silent = -1;

    private static readonly StateKey Key = new(new("acme"), "set", "a");
    private string _database = null!;

    [SetUp]
    public void Make() => _database = PostgreSqlCluster.Shared.NewDatabase();

    [Test]
    [Category("F37")]
    public async Task Every_earlier_version_is_brought_to_the_newest_with_what_it_holds([Range(1, 7)] int version)
    {
        await using (var connection = await ConnectAsync())
        {
            await DatabaseSchema.MigrateAsync(connection, "connectors", version, default);
            await RunAsync(connection, "insert into connectors.entry values ('acme', 'set', 'a', nextval('connectors.etag'), '7', null, '{x}')");
            await RunAsync(connection, "insert into connectors.entry_index values ('acme', 'set', 'x', 'a')");
        }

        await using var store = new PostgreSqlStateStore(_database);
        var found = await store.QueryAsync(new(Key.Tenant, "set") { IndexKey = "x" }).SingleAsync();
        await store.CommitAsync([new StateChange.Put(found), new StateChange.Enqueue(new(new(Key.Tenant, "lane"), "a", "run", default))]);
        Assert.That((Encoding.UTF8.GetString(found.Json.Span), (await store.MeasureAsync()).Depth), Is.EqualTo(("7", 1L)));
    }

    [Test]
    public void There_is_a_test_for_every_earlier_version() => Assert.That(DatabaseSchema.Newest, Is.EqualTo(7), "Widen the range above.");

    [Test]
    public async Task Stores_that_begin_at_once_make_the_schema_once()
    {
        var stores = Enumerable.Range(0, 8).Select(_ => new PostgreSqlStateStore(_database)).ToArray();
        using var barrier = new Barrier(stores.Length);
        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            barrier.SignalAndWait();
            await store.CommitAsync([new StateChange.Set(new(Key, "", "1"u8.ToArray()))]);
            await store.DisposeAsync();
        })));
        await using var connection = await ConnectAsync();
        Assert.That(await AskAsync(connection, "select count(*) from connectors.migration"), Is.EqualTo((long)DatabaseSchema.Newest));
    }

    [TestCase(0, ExpectedResult = true)]
    [TestCase(1, ExpectedResult = false)]
    [TestCase(Silent, ExpectedResult = false)]
    [TestCase(0, 0, ExpectedResult = true)]
    [TestCase(0, 1, ExpectedResult = false)]
    [TestCase(Silent, 0, ExpectedResult = false)]
    [Category("F37")]
    public async Task<bool> A_package_begins_beside_later_versions_when_each_of_them_says_that_it_works(params int[] worksFrom)
    {
        await using (var first = new PostgreSqlStateStore(_database))
        {
            await first.FindAsync([Key]);
        }

        await using var connection = await ConnectAsync();
        for (var place = 0; place < worksFrom.Length; place++)
        {
            var from = worksFrom[place] == Silent ? "null" : $"{DatabaseSchema.Newest + worksFrom[place]}";
            await RunAsync(connection, $"insert into connectors.migration (version, name, works_from) values ({DatabaseSchema.Newest + 1 + place}, 'later', {from})");
        }

        await using var store = new PostgreSqlStateStore(_database);
        try
        {
            await store.CommitAsync([new StateChange.Set(new(Key, "", "1"u8.ToArray()))]);
            return (await store.FindAsync([Key])).Count == 1;
        }
        catch (ConnectorException refused) when (refused.Fault.Kind == FaultKind.Configuration)
        {
            return false;
        }
    }

    [Test]
    [Category("F37")]
    public async Task A_schema_of_a_newer_package_is_refused()
    {
        await using (var first = new PostgreSqlStateStore(_database))
        {
            await first.FindAsync([Key]);
        }

        await using var connection = await ConnectAsync();
        await RunAsync(connection, "insert into connectors.migration (version, name) values (99, 'later')");
        await using var store = new PostgreSqlStateStore(_database);
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        Assert.That(thrown.Message, Does.Contain("version 99").And.Contain($"knows {DatabaseSchema.Newest}"));
    }

    [Test]
    public async Task Stores_of_two_schemas_do_not_see_each_other()
    {
        await using var one = new PostgreSqlStateStore(_database, new() { Schema = "one" });
        await using var two = new PostgreSqlStateStore(_database, new() { Schema = "two" });
        await one.CommitAsync([new StateChange.Set(new(Key, "", "1"u8.ToArray()))]);
        Assert.That((await one.FindAsync([Key])).Count - (await two.FindAsync([Key])).Count, Is.EqualTo(1));
    }

    [TestCase("Connectors")]
    [TestCase("a\"; drop schema public; --")]
    [TestCase("")]
    public void A_schema_name_that_would_need_quotes_is_refused(string schema) =>
        Assert.Throws<ConnectorException>(() => new PostgreSqlStateStore(_database, new() { Schema = schema }));

    [Test]
    public async Task Views_answer_in_words_of_people()
    {
        await using var store = new PostgreSqlStateStore(_database);
        await store.CommitAsync(
        [
            Entry("run", "closed-won:1", """{"id":"5","flow":"closed-won","state":"Waiting","attempts":2,"doneSteps":["project"]}"""),
            Entry("deadletter", "closed-won:1/invoice", """
                {"flow":"closed-won","stage":"invoice","record":"crm/Opportunity/1","ownerRole":"finance","firstSeen":"2026-11-21T08:00:00+00:00",
                "dueAt":"2026-11-22T08:00:00+00:00","causeGroup":"currency","faults":[{"message":"ä"}]}
                """),
            Entry("intent", "5/project",
                """{"runId":"5","step":"project","connection":"psa","verb":"Create","object":"workspaces","entity":"project","state":"Sent"}"""),
            Entry("xref", "salesforce\u001fcrm\u001fOpportunity\u001fPrimary\u001f006", """{"id":"7","entity":"deal"}"""),
            Checkpoints.Advance(Key.Tenant, "crm", "closed-won/opportunity", new("c1"), new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero)),
            new StateChange.Enqueue(new(new(Key.Tenant, "closed-won/0"), "1", "run", default)),
            new StateChange.Enqueue(new(new(Key.Tenant, "closed-won/0"), "2", "run", default), TimeSpan.FromHours(1)),
        ]);
        await using var connection = await ConnectAsync();
        var told = new List<string>();
        foreach (var view in new[]
        {
            "select concat_ws(' ', tenant, flow, run_key, state, attempts, done_steps) from connectors.runs",
            "select concat_ws(' ', flow, stage, record, owner_role, due_at at time zone 'UTC', cause_group, faults->0->>'message') from connectors.dead_letters",
            "select concat_ws(' ', step, connection, verb, object, entity, state) from connectors.intents",
            "select concat_ws(' ', system, connection, object, key_kind, value, entity, id) from connectors.cross_references",
            "select concat_ws(' ', stream, position, at at time zone 'UTC') from connectors.checkpoints",
            "select concat_ws(' ', tenant, name, depth, claimable, oldest_claimable < '1 hour', held) from connectors.lanes",
        })
        {
            told.Add((string)(await AskAsync(connection, view))!);
        }

        Assert.That(told, Is.EqualTo(new[]
        {
            "acme closed-won closed-won:1 waiting 2 [\"project\"]",
            "closed-won invoice crm/Opportunity/1 finance 2026-11-22 08:00:00 currency ä",
            "project psa create workspaces project sent",
            "salesforce crm Opportunity Primary 006 deal 7",
            "crm/closed-won/opportunity c1 2026-11-21 08:00:00",
            "acme closed-won/0 2 1 t f",
        }));
    }

    private static StateChange.Set Entry(string set, string key, string json) =>
        new(new(new(Key.Tenant, set, key), "", Encoding.UTF8.GetBytes(json)));

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql) => await AskAsync(connection, sql);

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
