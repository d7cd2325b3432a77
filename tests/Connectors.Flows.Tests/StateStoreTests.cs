using System.Text;
using Connectors.Flows.Tests.Stores;
using Connectors.PostgreSql;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>One suite for every store.</summary>
[TestFixture("memory")]
[TestFixture("sqlite")]
[TestFixture("postgresql")]
public sealed class StateStoreTests(string kind)
{
    private static readonly TenantId Acme = new("acme");
    private static readonly TenantId Globex = new("globex");
    private string _folder = null!;
    private IStateStore _store = null!;

    [SetUp]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("state-test").FullName;
        _store = kind switch
        {
            "memory" => new InMemoryStateStore(),
            "sqlite" => new SqliteStateStore(Path.Combine(_folder, "state.db")),
            _ => new PostgreSqlStateStore(PostgreSqlCluster.Shared.NewDatabase()),
        };
    }

    [TearDown]
    public async Task Close()
    {
        if (_store is IAsyncDisposable store)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task What_is_put_is_found_with_index_keys_due_time_and_a_tag()
    {
        var due = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        await _store.CommitAsync([new StateChange.Put(Entry("a", "1") with { DueAt = due, IndexKeys = ["x", "y"] })]);

        var found = (await _store.FindAsync([Key("a"), Key("b")])).Single();

        Assert.Multiple(() =>
        {
            Assert.That(Encoding.UTF8.GetString(found.Json.Span), Is.EqualTo("1"));
            Assert.That(found.ETag, Is.Not.Empty);
            Assert.That(found.DueAt, Is.EqualTo(due));
            Assert.That(found.IndexKeys, Is.EquivalentTo(new[] { "x", "y" }));
        });
    }

    [Test]
    public async Task A_second_put_of_a_new_entry_is_refused_and_names_both_tags()
    {
        await _store.CommitAsync([new StateChange.Put(Entry("a", "1"))]);
        var thrown = Assert.ThrowsAsync<StateConflictException>(async () => await _store.CommitAsync([new StateChange.Put(Entry("a", "2"))]))!;
        Assert.That((thrown.Expected, thrown.Actual.Length > 0), Is.EqualTo(("", true)));
    }

    [Test]
    public async Task A_put_with_an_old_tag_is_refused()
    {
        await _store.CommitAsync([new StateChange.Put(Entry("a", "1"))]);
        var tag = (await _store.FindAsync([Key("a")])).Single().ETag;
        await _store.CommitAsync([new StateChange.Put(Entry("a", "2", tag))]);
        Assert.ThrowsAsync<StateConflictException>(async () => await _store.CommitAsync([new StateChange.Put(Entry("a", "3", tag))]));
    }

    [Test]
    public async Task One_conflict_undoes_the_whole_commit()
    {
        await _store.CommitAsync([new StateChange.Put(Entry("a", "1"))]);
        Assert.ThrowsAsync<StateConflictException>(async () =>
            await _store.CommitAsync([new StateChange.Set(Entry("b", "1")), new StateChange.Put(Entry("a", "2")), new StateChange.Set(Entry("c", "1"))]));
        Assert.That((await _store.FindAsync([Key("a"), Key("b"), Key("c")])).Select(entry => entry.Key.Key), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task Set_replaces_whatever_is_there_and_its_index_keys()
    {
        await _store.CommitAsync([new StateChange.Set(Entry("a", "1") with { IndexKeys = ["old"] })]);
        await _store.CommitAsync([new StateChange.Set(Entry("a", "2") with { IndexKeys = ["new"] })]);
        Assert.Multiple(async () =>
        {
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "old" }), Is.Empty);
            Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "new" }), Is.EqualTo(new[] { "a" }));
        });
    }

    [Test]
    public async Task Remove_needs_the_tag_and_takes_index_keys_along()
    {
        await _store.CommitAsync([new StateChange.Put(Entry("a", "1") with { IndexKeys = ["x"] })]);
        Assert.ThrowsAsync<StateConflictException>(async () => await _store.CommitAsync([new StateChange.Remove(Key("a"), "wrong")]));
        var tag = (await _store.FindAsync([Key("a")])).Single().ETag;
        await _store.CommitAsync([new StateChange.Remove(Key("a"), tag)]);
        Assert.That(await KeysAsync(new(Acme, "set") { IndexKey = "x" }), Is.Empty);
    }

    [Test]
    public async Task Queries_go_by_key_in_ordinal_order_and_page()
    {
        await _store.CommitAsync([.. new[] { "b", "a", "B", "ä", "a/1", "Z" }.Select(key => new StateChange.Set(Entry(key, "1")))]);
        var all = await KeysAsync(new(Acme, "set"));
        var paged = new List<string>();
        for (string? after = null; ;)
        {
            var page = await KeysAsync(new(Acme, "set") { After = after, Take = 2 });
            paged.AddRange(page);
            if (page.Count < 2)
            {
                break;
            }

            after = page[^1];
        }

        Assert.Multiple(() =>
        {
            Assert.That(all, Is.EqualTo(new[] { "B", "Z", "a", "a/1", "b", "ä" }));
            Assert.That(paged, Is.EqualTo(all));
        });
    }

    [Test]
    public async Task Due_entries_are_those_at_or_before_the_time()
    {
        var now = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
        await _store.CommitAsync(
        [
            new StateChange.Set(Entry("past", "1") with { DueAt = now.AddMinutes(-1) }), new StateChange.Set(Entry("now", "1") with { DueAt = now }),
            new StateChange.Set(Entry("later", "1") with { DueAt = now.AddMinutes(1) }), new StateChange.Set(Entry("never", "1")),
        ]);
        Assert.That(await KeysAsync(new(Acme, "set") { DueBefore = now }), Is.EquivalentTo(new[] { "past", "now" }));
    }

    [Test]
    public async Task Equal_keys_of_two_tenants_never_meet()
    {
        await _store.CommitAsync([new StateChange.Set(Entry("a", "1") with { IndexKeys = ["x"] })]);
        Assert.Multiple(async () =>
        {
            Assert.That(await _store.FindAsync([new(Globex, "set", "a")]), Is.Empty);
            Assert.That(await KeysAsync(new(Globex, "set") { IndexKey = "x" }), Is.Empty);
        });
        await _store.CommitAsync([new StateChange.Put(new(new(Globex, "set", "a"), "", Encoding.UTF8.GetBytes("2")))]);
        Assert.That(Encoding.UTF8.GetString((await _store.FindAsync([Key("a")])).Single().Json.Span), Is.EqualTo("1"));
    }

    [Test]
    public void A_tenant_that_was_never_set_is_an_error_and_not_everybody() =>
        Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await _store.FindAsync([new(default, "set", "a")]);
            _ = default(TenantId).Value;
        });

    [Test]
    public async Task Of_many_writers_of_one_new_entry_exactly_one_wins()
    {
        using var barrier = new Barrier(8);
        var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            barrier.SignalAndWait();
            try
            {
                await _store.CommitAsync([new StateChange.Put(Entry("a", $"{writer}"))]);
                return 1;
            }
            catch (StateConflictException)
            {
                return 0;
            }
        })));
        Assert.That(wins.Sum(), Is.EqualTo(1));
    }

    private static StateKey Key(string key) => new(Acme, "set", key);

    private static StateEntry Entry(string key, string json, string etag = "") => new(Key(key), etag, Encoding.UTF8.GetBytes(json));

    private async Task<List<string>> KeysAsync(StateQuery query) => await _store.QueryAsync(query).Select(entry => entry.Key.Key).ToListAsync();
}
