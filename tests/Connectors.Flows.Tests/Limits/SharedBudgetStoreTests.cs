using Connectors.Conformance;
using Connectors.Limits;
using Connectors.State;

namespace Connectors.Flows.Tests.Limits;

/// <summary>Each store lets processes share budgets: what holds in memory holds where it is used.</summary>
[TestFixture(typeof(InMemoryUnderTest))]
[TestFixture(typeof(SqliteUnderTest))]
[TestFixture(typeof(PostgreSqlUnderTest))]
[Category("F35")]
public sealed class SharedBudgetStoreTests<TStore>
    where TStore : StoreUnderTest, new()
{
    private const int Permits = 40;
    private const int Processes = 8;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly BudgetRule.Rate Rate = new("account", Permits, Second);

    [Test]
    public async Task Eight_processes_keep_a_rate_together_and_use_all_of_it()
    {
        await using var under = new TStore();
        var first = await under.OpenAsync();
        var stores = new List<IStateStore> { first };
        for (var process = 1; process < Processes; process++)
        {
            stores.Add(under.ServesMany ? await under.OpenAsync() : first);
        }

        try
        {
            var run = new ManyProcesses(Processes, process => stores[process]);
            for (var slice = 0; slice < 4; slice++)
            {
                for (var process = 0; process < Processes; process++)
                {
                    run.Ask(process, 5 * Permits * 11 / 10 / Processes, Rate);
                }

                await run.PassAsync(TimeSpan.FromSeconds(5));
            }

            await TestContext.Out.WriteLineAsync($"{run.Grants.Count} of {20 * Permits}, at most {run.Most(Second)} in a second");
            Assert.Multiple(() =>
            {
                Assert.That(run.Most(Second), Is.LessThanOrEqualTo(Permits + SharedRateCell.ChunkOf(Rate)));
                Assert.That(run.Grants, Has.Count.GreaterThan(20 * Permits * 9 / 10));
                Assert.That(run.Told, Is.Empty);
            });
        }
        finally
        {
            foreach (var store in stores.Distinct().OfType<IAsyncDisposable>())
            {
                await store.DisposeAsync();
            }
        }
    }
}
