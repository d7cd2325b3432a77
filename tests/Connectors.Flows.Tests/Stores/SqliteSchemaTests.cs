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

    [Test]
    public async Task A_file_of_version_1_keeps_everything_and_gets_lanes()
    {
        using (var old = SqliteLibrary.Open(_file))
        {
            SqliteSchema.Migrate(old, upTo: 1);
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
