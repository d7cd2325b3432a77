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
    public async Task A_file_that_is_no_database_is_a_clear_error()
    {
        await File.WriteAllTextAsync(_file, new string('x', 5000));
        using var store = new SqliteStateStore(_file);
        var thrown = Assert.ThrowsAsync<ConnectorException>(async () => await store.FindAsync([new(new("acme"), "set", "a")]))!;
        Assert.That(thrown.Message, Does.Contain("SQLite error"));
    }
}
