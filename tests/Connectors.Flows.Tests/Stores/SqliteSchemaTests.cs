using System.Text;
using Connectors.Sqlite;
using Connectors.State;
using Microsoft.Data.Sqlite;

namespace Connectors.Flows.Tests;

/// <summary>Files of earlier versions are brought forward with everything in them.</summary>
[Category("F37")]
public sealed class SqliteSchemaTests
{
    private string _file = null!;

    [SetUp]
    public void MakeFolder() => _file = Path.Combine(Directory.CreateTempSubdirectory("schema-test").FullName, "state.db");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task A_file_of_an_earlier_version_keeps_everything_and_gets_lanes(int version)
    {
        using (var old = SqliteLibrary.Open(_file))
        {
            SqliteSchema.Migrate(old, upTo: version);
            Run(old, """
                INSERT INTO state VALUES ('acme', 'run', 'a', 7, CAST('{"ä":1}' AS BLOB), 1763625600000);
                INSERT INTO state_index VALUES ('acme', 'run', 'open', 'a');
                INSERT INTO state_index VALUES ('acme', 'run', 'other', 'a');
                UPDATE sequence SET value=7 WHERE name='etag';
                """);
        }

        using var store = new SqliteStateStore(_file, new FakeClock());
        var found = (await store.QueryAsync(new(new("acme"), "run") { IndexKey = "open" }).ToListAsync()).Single();
        await store.CommitAsync(
        [
            new StateChange.Put(found with { Json = "2"u8.ToArray() }),
            new StateChange.Enqueue(new(new(new("acme"), "runs/0"), "a", "run", "{}"u8.ToArray())),
        ]);
        var changed = (await store.FindAsync([found.Key])).Single();

        Assert.Multiple(async () =>
        {
            Assert.That(Encoding.UTF8.GetString(found.Json.Span), Is.EqualTo("{\"ä\":1}"));
            Assert.That(found.ETag, Is.EqualTo("7"));
            Assert.That(found.DueAt, Is.EqualTo(DateTimeOffset.FromUnixTimeMilliseconds(1763625600000)));
            Assert.That(found.IndexKeys, Is.EquivalentTo(new[] { "open", "other" }));
            Assert.That(long.Parse(changed.ETag), Is.GreaterThan(7));
            Assert.That((await store.ClaimAsync(new("worker")))!.Items.Single().Key, Is.EqualTo("a"));
        });
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task Views_for_people_and_due_times_are_there_whatever_version_a_file_began_with(int version)
    {
        using (var old = SqliteLibrary.Open(_file))
        {
            SqliteSchema.Migrate(old, upTo: version);
            Run(old, """INSERT INTO state VALUES ('acme', 'run', 'a', 7, CAST('{"flow":"closed-won"}' AS BLOB), 1763625600000)""");
        }

        using var store = new SqliteStateStore(_file, new FakeClock());
        await store.MeasureAsync();
        using var people = SqliteSession.OpenToRead(_file);

        Assert.That(people.Rows("SELECT flow, due FROM runs", row => (row.Text(0), row.Text(1))),
            Is.EqualTo(new[] { ("closed-won", "2025-11-20T08:00:00Z") }), "also while the file is in use");
        Assert.That(people.Rows("EXPLAIN QUERY PLAN SELECT key FROM state WHERE tenant='acme' AND kind='run' AND due_at <= 9", row => row.Text(3)).Single(),
            Does.Contain("INDEX state_due"));
        Assert.That(people.Rows("SELECT name FROM sqlite_schema WHERE name LIKE 'state%' ORDER BY name", row => row.Text(0)),
            Is.EqualTo(new[] { "state", "state_due", "state_index", "state_index_key" }));
    }

    [Test]
    public void A_file_of_a_newer_package_is_refused_and_left_alone()
    {
        using (var newer = SqliteLibrary.Open(_file))
        {
            SqliteSchema.Migrate(newer);
            Run(newer, "PRAGMA user_version=99");
        }

        using var store = new SqliteStateStore(_file);
        Assert.That(async () => await store.MeasureAsync(), Throws.InvalidOperationException.With.Message.Contains("schema 99"));
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
