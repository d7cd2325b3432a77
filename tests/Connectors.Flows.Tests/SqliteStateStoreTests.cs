using Connectors.Faults;
using Connectors.Sqlite;
using Connectors.State;

namespace Connectors.Flows.Tests;

public sealed class SqliteStateStoreTests
{
    private string _file = null!;

    [SetUp]
    public void MakeFolder() => _file = Path.Combine(Directory.CreateTempSubdirectory("sqlite-test").FullName, "state.db");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Test]
    public async Task A_second_user_of_the_file_is_refused_and_may_come_when_the_first_has_gone()
    {
        var key = new StateKey(new("acme"), "set", "a");
        using (var first = new SqliteStateStore(_file))
        {
            await first.CommitAsync([new StateChange.Set(new(key, "", "1"u8.ToArray()))]);
            using var second = new SqliteStateStore(_file);
            var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await second.FindAsync([key]))!;
            Assert.That(thrown.Fault.Kind, Is.EqualTo(FaultKind.Configuration));
            Assert.That(thrown.Message, Does.Contain("in use by another process"));
        }

        using var later = new SqliteStateStore(_file);
        Assert.That(await later.FindAsync([key]), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_link_leads_to_the_same_file()
    {
        var link = $"{_file}-link";
        File.CreateSymbolicLink(link, _file);
        using var first = new SqliteStateStore(_file);
        await first.MeasureAsync();
        using var second = new SqliteStateStore(link);

        Assert.That(Assert.ThrowsAsync<ConnectorException>(async () => await second.MeasureAsync())!.Message, Does.Contain("in use by another process"));
    }

    [Test]
    public async Task Who_looks_in_reads_what_the_first_user_commits_and_writes_nothing()
    {
        StateChange Set(string name) => new StateChange.Set(new(new(new("acme"), "set", name), "", "1"u8.ToArray()));
        using var owner = new SqliteStateStore(_file);
        await owner.CommitAsync([Set("a")]);
        using var people = new SqliteStateStore(_file) { LooksIn = true };
        Assert.That(await people.QueryAsync(new(new("acme"), "set")).CountAsync(), Is.EqualTo(1));
        await owner.CommitAsync([Set("b")]);
        Assert.That(await people.QueryAsync(new(new("acme"), "set")).CountAsync(), Is.EqualTo(2));

        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await people.CommitAsync([Set("c")]))!;
        Assert.That(thrown.Message, Does.Contain("in use by another process"));

        owner.Dispose();
        await people.CommitAsync([Set("c")]);
        Assert.That(await people.QueryAsync(new(new("acme"), "set")).CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task A_file_of_an_earlier_version_that_is_looked_into_is_migrated()
    {
        using (var old = SqliteLibrary.Open(_file))
        {
            SqliteSchema.Migrate(old, upTo: 2);
        }

        using var people = new SqliteStateStore(_file) { LooksIn = true };
        Assert.That((await people.MeasureAsync()).Depth, Is.Zero);
        using var now = SqliteLibrary.OpenToRead(_file);
        Assert.That(SqliteSchema.VersionOf(now), Is.EqualTo(SqliteSchema.Newest));
    }

    [Test]
    public async Task Who_reads_does_not_wait_for_a_commit_and_sees_nothing_of_it()
    {
        StateKey Key(string name) => new(new("acme"), "set", name);
        StateChange Set(string name) => new StateChange.Set(new(Key(name), "", "1"u8.ToArray()));
        using var store = new SqliteStateStore(_file);
        await store.CommitAsync([Set("old")]);
        var old = (await store.FindAsync([Key("old")])).Single();
        var changes = new HeldChanges(new StateChange.Remove(old.Key, old.ETag), Set("new"), Set("newer"));
        var commit = Task.Run(async () => await store.CommitAsync(changes));
        await changes.Reached;

        var writer = store.CommitAsync([Set("last")]).AsTask();
        Assert.That(await NamesAsync(), Is.EqualTo(new[] { "old" }));
        Assert.That((commit.IsCompleted, writer.IsCompleted), Is.EqualTo((false, false)), "who writes does wait");

        changes.GoOn();
        await commit;
        await writer;
        Assert.That(await NamesAsync(), Is.EqualTo(new[] { "last", "new", "newer" }));

        async Task<string[]> NamesAsync() => [.. (await store.FindAsync([Key("old"), Key("new"), Key("newer"), Key("last")])).Select(entry => entry.Key.Key).Order()];
    }

    [TestCase(1)]
    [TestCase(4)]
    [TestCase(5)]
    [TestCase(40)]
    [TestCase(41)]
    [TestCase(97)]
    public async Task However_many_keys_are_looked_for_each_that_is_there_is_found_once(int count)
    {
        StateKey[] keys = [.. Enumerable.Range(0, count).SelectMany(number => new StateKey[] { new(new("acme"), "set", $"k{number}"), new(new("other"), "set", $"k{number}") })];
        StateKey[] there = [.. keys.Where((_, place) => place % 3 != 1)];
        using var store = new SqliteStateStore(_file);
        await store.CommitAsync([.. there.Select(key => new StateChange.Set(new(key, "", "1"u8.ToArray()) { IndexKeys = [key.Key, "ö x"] }))]);

        var found = await store.FindAsync([.. keys, .. keys]);

        Assert.That(found.Select(entry => entry.Key), Is.EquivalentTo(there));
        Assert.That(found, Has.All.Matches<StateEntry>(entry => entry.IndexKeys.Order().SequenceEqual(new[] { entry.Key.Key, "ö x" }.Order())));
    }

    [Test]
    public async Task What_is_said_to_be_new_and_is_there_refuses_the_commit_and_the_first_that_does_not_fit_is_named()
    {
        StateChange New(string name) => new StateChange.Put(new(new(new("acme"), "set", name), "", "1"u8.ToArray()));
        using var store = new SqliteStateStore(_file);
        await store.CommitAsync([New("c"), New("b")]);

        var thrown = Assert.ThrowsAsync<StateConflictException>(async () => await store.CommitAsync([New("a"), New("b"), New("c")]))!;

        Assert.That((thrown.Key.Key, thrown.Expected), Is.EqualTo(("b", "")));
        Assert.That(await store.FindAsync([new(new("acme"), "set", "a")]), Is.Empty);
    }

    [Test]
    public async Task What_a_commit_removes_does_not_count_as_new_in_the_same_one()
    {
        var key = new StateKey(new("acme"), "set", "a");
        using var store = new SqliteStateStore(_file);
        await store.CommitAsync([new StateChange.Put(new(key, "", "1"u8.ToArray()))]);
        var there = (await store.FindAsync([key])).Single();

        Assert.That(async () => await store.CommitAsync([new StateChange.Remove(key, there.ETag), new StateChange.Put(there with { ETag = "" })]),
            Throws.TypeOf<StateConflictException>());
        Assert.That((await store.FindAsync([key])).Single().ETag, Is.EqualTo(there.ETag));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_a_clear_error()
    {
        await File.WriteAllTextAsync(_file, new string('x', 5000));
        using var store = new SqliteStateStore(_file);
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([new(new("acme"), "set", "a")]))!;
        Assert.That(thrown.Message, Does.Contain("SQLite error"));
    }
}
