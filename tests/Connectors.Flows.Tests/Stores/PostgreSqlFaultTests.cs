using System.Text;
using Connectors.Faults;
using Connectors.PostgreSql;
using Connectors.State;

namespace Connectors.Flows.Tests.Stores;

/// <summary>What a database that fails looks like from above.</summary>
public sealed class PostgreSqlFaultTests
{
    private static readonly StateKey Key = new(new("acme"), "set", "a");

    [Test]
    [Category("F27")]
    public async Task A_database_that_dies_in_commits_keeps_exactly_those_that_can_be_read_again()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        await using var store = new PostgreSqlStateStore(cluster.NewDatabase(), new() { CopyAbove = 3 });
        for (var round = 0; round < 4; round++)
        {
            var confirmed = new List<StateKey[]>();
            var doubtful = new List<StateKey[]>();
            using var enough = new CountdownEvent(20);
            var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
            {
                for (var number = 0; ; number++)
                {
                    // Commits of two and of six entries: both ways of writing.
                    var keys = Enumerable.Range(0, number % 2 == 0
                        ? 2 : 6).Select(part => new StateKey(Key.Tenant, $"round{round}", $"{writer}/{number}/{part}"))
                        .ToArray();
                    try
                    {
                        await store.CommitAsync([.. keys.Select(key => new StateChange.Put(new(key, "", "1"u8.ToArray())))]);
                        lock (confirmed)
                        {
                            confirmed.Add(keys);
                            if (!enough.IsSet)
                            {
                                enough.Signal();
                            }
                        }
                    }
                    catch (ConnectorException broken)
                    {
                        Assert.That(broken.Fault.Kind, Is.EqualTo(FaultKind.Transient));
                        lock (confirmed)
                        {
                            doubtful.Add(keys);
                        }

                        return;
                    }
                }
            })).ToArray();
            enough.Wait();
            cluster.StopImmediately();
            await Task.WhenAll(writers);
            cluster.Start();

            foreach (var keys in confirmed)
            {
                Assert.That(await FoundAsync(store, keys), Has.Count.EqualTo(keys.Length), "What was confirmed is there.");
            }

            foreach (var keys in doubtful)
            {
                Assert.That((await FoundAsync(store, keys)).Count, Is.EqualTo(0).Or.EqualTo(keys.Length), "All or nothing.");
            }
        }
    }

    [Test]
    [Category("F25")]
    public async Task A_store_goes_on_by_itself_when_its_database_comes_back()
    {
        using var cluster = PostgreSqlCluster.StartNew();
        await using var store = new PostgreSqlStateStore(cluster.NewDatabase());
        await store.CommitAsync([new StateChange.Set(new(Key, "", "1"u8.ToArray()))]);
        cluster.StopImmediately();
        var gone = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        var refused = Assert.ThrowsAsync<ConnectorException>(async () =>
            await store.CommitAsync([new StateChange.Set(new(Key, "", "2"u8.ToArray()))]))!;
        cluster.Start();
        Assert.Multiple(async () =>
        {
            Assert.That(gone.Fault.Kind, Is.EqualTo(FaultKind.Transient));
            Assert.That(refused.Fault.Kind, Is.EqualTo(FaultKind.Transient));
            Assert.That(await FoundAsync(store, [Key]), Has.Count.EqualTo(1));
        });
    }

    [TestCase("Host=127.0.0.1;Password=pa55word;Nonsense=1")]
    [TestCase("pa55word")]
    [TestCase("Host=127.0.0.1;Port=pa55word")]
    public void A_connection_string_that_cannot_be_read_is_told_without_it(string text)
    {
        var thrown = Assert.Throws<ConnectorException>(() => new PostgreSqlStateStore(text))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        Assert.That(thrown.ToString(), Does.Not.Contain("pa55word"));
    }

    [Test]
    public async Task A_database_that_does_not_exist_is_a_matter_of_settings_and_the_password_stays_unsaid()
    {
        var text = PostgreSqlCluster.Shared.NewDatabase().Replace("Database=test", "Database=none", StringComparison.Ordinal) + ";Password=pa55word";
        await using var store = new PostgreSqlStateStore(text);
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        Assert.That(thrown.ToString(), Does.Contain("does not exist").And.Not.Contain("pa55word"));
    }

    [Test]
    public async Task An_address_where_nobody_listens_may_be_a_matter_of_time()
    {
        await using var store = new PostgreSqlStateStore("Host=127.0.0.1;Port=1;Database=a;Username=b;Password=pa55word");
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(thrown.ToString(), Does.Contain("cannot be reached").And.Not.Contain("pa55word"));
    }

    [Test]
    [Category("F25")]
    public async Task When_all_connections_are_lent_the_way_out_is_named()
    {
        await using var store = new PostgreSqlStateStore(PostgreSqlCluster.Shared.NewDatabase() + ";Maximum Pool Size=1;Timeout=1");
        await using var held = await store.Database.OpenAsync(default);
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Transient));
        Assert.That(thrown.Message, Does.Contain("Maximum Pool Size"));
    }

    [Test]
    public async Task A_user_without_rights_is_told_what_to_grant()
    {
        var text = PostgreSqlCluster.Shared.NewDatabase();
        await using (var admin = new PostgreSqlStateStore(text))
        {
            await using var connection = await admin.Database.OpenAsync(default);
            await using var create = connection.CreateCommand();
            create.CommandText = "create role guest login; revoke create on database " + connection.Database + " from public";
            await create.ExecuteNonQueryAsync();
        }

        await using var store = new PostgreSqlStateStore(text.Replace("Username=postgres", "Username=guest", StringComparison.Ordinal));
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([Key]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
        Assert.That(thrown.Message, Does.Contain("grant"));
    }

    [Test]
    public async Task A_key_that_the_database_cannot_keep_is_refused_and_nothing_is_done()
    {
        await using var store = new PostgreSqlStateStore(PostgreSqlCluster.Shared.NewDatabase());
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.CommitAsync(
            [new StateChange.Set(new(Key, "", "1"u8.ToArray())), new StateChange.Set(new(Key with { Key = "a\0b" }, "", "1"u8.ToArray()))]))!;
        Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Unsupported));
        Assert.That(await FoundAsync(store, [Key]), Is.Empty);
    }

    [Test]
    public async Task Bytes_that_are_no_text_come_back_as_they_were()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        await using var store = new PostgreSqlStateStore(PostgreSqlCluster.Shared.NewDatabase());
        await store.CommitAsync([new StateChange.Set(new(Key, "", bytes)), new StateChange.Set(new(Key with { Key = "b" }, "", default))]);
        var found = (await store.FindAsync([Key, Key with { Key = "b" }])).OrderBy(entry => entry.Key.Key, StringComparer.Ordinal).ToArray();
        Assert.That((found[0].Json.ToArray(), Encoding.UTF8.GetString(found[1].Json.Span)), Is.EqualTo((bytes, "")));
    }

    private static async Task<IReadOnlyList<StateEntry>> FoundAsync(PostgreSqlStateStore store, StateKey[] keys) => await store.FindAsync(keys);
}
