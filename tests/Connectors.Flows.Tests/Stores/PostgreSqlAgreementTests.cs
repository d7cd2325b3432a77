using Connectors.PostgreSql;
using Connectors.State;
using Connectors.Tenancy;
using FsCheck;
using FsCheck.Fluent;
using Npgsql;

namespace Connectors.Flows.Tests.Stores;

/// <summary>Whatever is done, PostgreSQL answers as memory does: in one call, and copied in.</summary>
public sealed class PostgreSqlAgreementTests
{
    private string _database = null!;
    private PostgreSqlStateStore _small = null!;
    private PostgreSqlStateStore _copied = null!;
    private int _cases;

    [OneTimeSetUp]
    public void Open()
    {
        _database = PostgreSqlCluster.Shared.NewDatabase();
        _small = new(_database, new() { Schema = "small", CopyAbove = 1000 });
        _copied = new(_database, new() { Schema = "copied", CopyAbove = 0 });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _small.DisposeAsync();
        await _copied.DisposeAsync();
    }

    [Test]
    public void Random_commits_and_claims_end_the_same_in_memory_and_in_both_ways_of_writing() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Steps, steps => DisagreementAsync(steps).GetAwaiter().GetResult() is null));

    [Test]
    public async Task The_comparison_sees_a_store_that_differs()
    {
        string? found = null;
        for (var seed = 0; found is null && seed < 20; seed++)
        {
            found = await DisagreementAsync([.. Enumerable.Range(seed * 100, 30)], async () =>
            {
                await using var connection = new NpgsqlConnection(_database);
                await connection.OpenAsync();
                await using var spoil = new NpgsqlCommand("update small.entry set json = '0' where key < 'key2'", connection);
                await spoil.ExecuteNonQueryAsync();
            });
        }

        Assert.That(found, Is.Not.Null);
    }

    private static int Cases => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_STORES"), out var cases) ? cases : 25;

    private static Arbitrary<int[]> Steps => Arb.From(Gen.Choose(0, int.MaxValue).ArrayOf(40), steps =>
        Enumerable.Range(0, steps.Length).Select(without => steps.Where((_, at) => at != without).ToArray()));

    /// <summary>The first thing that two stores told differently; null when they agree.</summary>
    private async Task<string?> DisagreementAsync(int[] steps, Func<Task>? between = null)
    {
        var tenant = new TenantId($"case-{Interlocked.Increment(ref _cases)}");
        var memory = new InMemoryStateStore(new FakeClock());
        StoreTwin[] twins = [new(memory, tenant), new(_small, tenant), new(_copied, tenant)];
        foreach (var store in new IStateStore[] { memory, _small, _copied })
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
            var told = new string[3];
            for (var at = 0; at < 3; at++)
            {
                told[at] = $"{await twins[at].StepAsync(step, leases)}\n{await twins[at].TellAsync()}";
            }

            if (told[1] != told[0] || told[2] != told[0])
            {
                TestContext.Out.WriteLine($"step {step}\n--- memory\n{told[0]}\n--- small\n{told[1]}\n--- copied\n{told[2]}");
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
