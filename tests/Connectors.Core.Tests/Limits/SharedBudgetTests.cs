using Connectors.Faults;
using Connectors.State;

namespace Connectors.Limits;

/// <summary>Processes that share a store keep a vendor's rate together, and wait together when one of them is refused.</summary>
[Category("F35")]
public sealed class SharedBudgetTests
{
    private const int Permits = 20;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly BudgetRule.Rate Rate = new("account", Permits, Second);
    private static readonly int Chunk = SharedRateCell.ChunkOf(Rate);

    /// <summary>Clocks that are wrong by more than an instant are learned in the first minute; until then a process may be late by a slot.</summary>
    [TestCase(2, 0, 1)]
    [TestCase(8, 0, 1)]
    [TestCase(8, 0.02, 1)]
    [TestCase(8, -0.02, 1)]
    [TestCase(8, 300, 2)]
    [TestCase(8, -300, 2)]
    public async Task Together_they_keep_the_rate_in_every_window_whatever_their_clocks_say(int processes, double skew, int chunksAtFirst)
    {
        var store = new FaultyStore();
        var run = new ManyProcesses(processes, store, TimeSpan.FromSeconds(skew));
        for (var slice = 0; slice < 60; slice++)
        {
            // Always a little more than there is room for.
            for (var process = 0; process < processes; process++)
                run.Ask(process, 10 * Permits * 11 / 10 / processes, Rate);
            await run.PassAsync(TimeSpan.FromSeconds(10));
        }
        var granted = run.Grants.Count;
        await TestContext.Out.WriteLineAsync($"{granted} of {600 * Permits}, at most {run.Most(Second)} in a second, {run.Most(Second, TimeSpan.FromMinutes(1))} after the first minute, {store.Calls} calls of the store");
        Assert.Multiple(() =>
        {
            Assert.That(run.Most(Second), Is.LessThanOrEqualTo(Permits + (chunksAtFirst * Chunk)));
            Assert.That(run.Most(Second, TimeSpan.FromMinutes(1)), Is.LessThanOrEqualTo(Permits + Chunk));
            Assert.That(granted, Is.GreaterThan(600 * Permits * 9 / 10), "the budget is used, not wasted");
            Assert.That(store.Calls, Is.LessThan(granted / 2), "a chunk of five costs two calls");
            Assert.That(
                run.Grants.GroupBy(static grant => grant.Process).Select(static own => own.Count()),
                Has.Exactly(processes).GreaterThan(granted / processes / 2), "all have their part");
        });
    }

    [Test]
    public async Task Each_on_its_own_they_pass_the_rate()
    {
        var run = new ManyProcesses(8, store: null);
        for (var process = 0; process < 8; process++)
            run.Ask(process, 10 * Permits, Rate);
        await run.PassAsync(TimeSpan.FromSeconds(10));
        Assert.That(run.Most(Second), Is.GreaterThan(4 * Permits));
    }

    [Test]
    public async Task What_a_process_booked_that_died_is_there_again_when_it_has_expired_and_not_before()
    {
        var run = new ManyProcesses(2, new FaultyStore());
        using var death = new CancellationTokenSource();
        run.Ask(0, 1, Rate, death.Token);
        await run.PassAsync(TimeSpan.Zero);
        Assert.That(run.Grants, Has.Count.EqualTo(1), "it holds a chunk and has sent one");
        run.Ask(1, Permits, Rate);
        await run.PassAsync(TimeSpan.FromSeconds(10));
        var first = run.Grants.First(static grant => grant.Process == 1).At;
        Assert.That(first, Is.EqualTo(Chunk * SharedRateCell.SpacingOf(Rate)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_refusal_that_one_meets_makes_all_wait(bool isRate)
    {
        BudgetRule rule = isRate ? Rate : new BudgetRule.Concurrent("account", 1000);
        var run = new ManyProcesses(4, new FaultyStore());
        var leases = Enumerable.Range(0, 4).SelectMany(process => run.Ask(process, 1, rule)).ToList();
        await run.PassAsync(TimeSpan.FromSeconds(2));
        leases[0].Result.Refuse(new(FaultKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(30) });
        for (var second = 0; second < 40; second++)
        {
            for (var process = 0; process < 4; process++)
                run.Ask(process, 1, rule);
            await run.PassAsync(Second);
        }
        await run.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Multiple(() =>
        {
            Assert.That(
                run.Grants.Where(static grant => grant.At > TimeSpan.FromSeconds(3) && grant.At < TimeSpan.FromSeconds(32)), Is.Empty,
                "a second after it was told, nobody sends");
            Assert.That(run.Grants, Has.Count.EqualTo(4 * 41), "then all go");
        });
    }

    [Test]
    public async Task Each_on_its_own_the_others_go_on_after_a_refusal()
    {
        var run = new ManyProcesses(2, store: null);
        var leases = run.Ask(0, 1, Rate);
        await run.PassAsync(TimeSpan.Zero);
        leases[0].Result.Refuse(new(FaultKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(30) });
        run.Ask(1, 10, Rate);
        await run.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That(run.Grants.Count(static grant => grant.Process == 1), Is.EqualTo(10));
    }

    [Test]
    public async Task A_used_up_allowance_is_used_up_for_all()
    {
        var rule = new BudgetRule.Quota("day", 1000, TimeSpan.FromHours(24), 0);
        var run = new ManyProcesses(2, new FaultyStore());
        var lease = run.Ask(0, 1, rule)[0];
        run.Ask(1, 1, rule);
        await run.PassAsync(Second);
        lease.Result.Refuse(new(FaultKind.QuotaExhausted, "TotalRequests"));
        await run.PassAsync(Second);
        run.Ask(1, 1, rule);
        await run.PassAsync(Second);
        Assert.That(run.Grants, Has.Count.EqualTo(3), "the look that tells it is made beside a request");
        var refused = run.Ask(1, 1, rule)[0];
        Assert.That((refused.Exception!.InnerException as ConnectorException)!.Fault.Kind, Is.EqualTo(FaultKind.QuotaExhausted));
    }

    [Test]
    public async Task While_the_store_is_away_only_what_was_booked_is_sent_and_all_goes_on_when_it_is_back()
    {
        var store = new FaultyStore();
        var run = new ManyProcesses(2, store);
        run.Ask(0, Permits, Rate);
        await run.PassAsync(TimeSpan.Zero);
        store.IsAway = true;
        await run.PassAsync(TimeSpan.FromMinutes(1));
        Assert.That(run.Grants, Has.Count.LessThanOrEqualTo(2 * Chunk));
        Assert.That(run.Told, Has.Count.EqualTo(1).And.All.Not.Null, "it is told once");
        store.IsAway = false;
        await run.PassAsync(TimeSpan.FromSeconds(5));
        Assert.That(run.Grants, Has.Count.EqualTo(Permits));
        Assert.That(run.Told, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Who_is_alone_books_a_chunk_for_many_requests()
    {
        var rate = new BudgetRule.Rate("account", 100, Second);
        var store = new FaultyStore();
        var run = new ManyProcesses(1, store);
        run.Ask(0, 1000, rate);
        await run.PassAsync(TimeSpan.FromSeconds(11));
        Assert.That(run.Grants, Has.Count.EqualTo(1000));
        Assert.That(store.Calls, Is.LessThan(1000 / 10));
    }
}
