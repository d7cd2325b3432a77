using Connectors.PostgreSql;
using Connectors.Sqlite;
using Connectors.State;
using Connectors.Tenancy;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>Whatever is done, SQLite answers as memory does, and so does PostgreSQL: in one call, and copied in.</summary>
public sealed class StoreAgreementTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreement");
    private SqliteStateStore _file = null!;
    private string _database = null!;
    private PostgreSqlStateStore _small = null!;
    private PostgreSqlStateStore _copied = null!;
    private int _cases;

    [OneTimeSetUp]
    public void Open()
    {
        _file = new(Path.Combine(_folder.FullName, "state.db"), new FakeClock());
        _database = PostgreSqlCluster.Shared.NewDatabase();
        _small = new(_database, new() { Schema = "small", CopyAbove = 1000 });
        _copied = new(_database, new() { Schema = "copied", CopyAbove = 0 });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _small.DisposeAsync();
        await _copied.DisposeAsync();
        await _file.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Test]
    public void Random_commits_and_claims_end_the_same_in_memory_in_a_file_and_in_both_ways_of_writing_to_a_database() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Steps, steps => DisagreementAsync(steps).GetAwaiter().GetResult() is null));

    [TestCase("PostgreSQL")]
    [TestCase("SQLite")]
    public async Task The_comparison_sees_a_store_that_differs(string store)
    {
        Func<Task> spoil = store == "SQLite" ? SpoilFileAsync : SpoilDatabaseAsync;
        string? found = null;
        for (var seed = 0; found is null && seed < 20; seed++)
        {
            found = await DisagreementAsync([.. Enumerable.Range(seed * 100, 30)], spoil);
        }

        Assert.That(found, Is.Not.Null);
    }

    private async Task SpoilDatabaseAsync()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        await using var spoil = new NpgsqlCommand("update small.entry set json = '0' where key < 'key2'", connection);
        await spoil.ExecuteNonQueryAsync();
    }

    private Task SpoilFileAsync()
    {
        using var connection = SqliteLibrary.Open(Path.Combine(_folder.FullName, "state.db"));
        using var spoil = connection.CreateCommand();
        spoil.CommandText = "UPDATE state SET json = CAST('0' AS BLOB) WHERE key < 'key2'";
        spoil.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_STORES"), out var cases) ? cases : 25;

    private static Arbitrary<int[]> Steps => Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(40), steps =>
        Enumerable.Range(0, steps.Length).Select(without => steps.Where((_, at) => at != without).ToArray()));

    /// <summary>The first thing that two stores told differently; null when they agree.</summary>
    private async Task<string?> DisagreementAsync(int[] steps, Func<Task>? between = null)
    {
        var tenant = new TenantId($"case-{Interlocked.Increment(ref _cases)}");
        IStateStore[] stores = [new InMemoryStateStore(new FakeClock()), _file, _small, _copied];
        StoreTwin[] twins = [.. stores.Select(store => new StoreTwin(store, tenant))];
        foreach (var store in stores)
        {
            // Lanes that were never served come in the order in which they were made.
            for (var lane = 0; lane < 3; lane++)
            {
                await store.CommitAsync([new StateChange.Enqueue(new(new(tenant, $"lane/{lane}"), "first", "run", "0"u8.ToArray()))]);
            }
        }

        foreach (var step in steps)
        {
            var leases = twins[0].Leases;
            var told = new string[twins.Length];
            for (var at = 0; at < twins.Length; at++)
            {
                told[at] = $"{await twins[at].StepAsync(step, leases)}\n{await twins[at].TellAsync()}";
            }

            if (told.Any(other => other != told[0]))
            {
                TestContext.Out.WriteLine($"step {step}\n--- memory\n{told[0]}\n--- file\n{told[1]}\n--- small\n{told[2]}\n--- copied\n{told[3]}");
                return told[0];
            }

            if (between is not null)
            {
                await between();
            }
        }

        return null;
    }
}
