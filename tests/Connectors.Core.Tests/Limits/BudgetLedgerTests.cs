using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>Budgets hold exactly, share fairly, fall when the vendor refuses and come back (faults F05, F34).</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("F05")]
public sealed class BudgetLedgerTests
{
    private static readonly TenantId Acme = new("acme");
    private readonly FakeClock _clock = new();

    [TestCase(1)]
    [TestCase(5)]
    [TestCase(9)]
    public async Task A_rate_holds_in_every_window_of_a_busy_hour(int permits)
    {
        var ledger = new BudgetLedger(new(TimeSpan.FromHours(2), int.MaxValue), _clock);
        var end = _clock.GetUtcNow() + TimeSpan.FromHours(1);
        var granted = new List<DateTimeOffset>();
        var waiting = new Queue<Task<BudgetLease>>();
        while (_clock.GetUtcNow() < end)
        {
            while (waiting.Count < 20)
                waiting.Enqueue(ledger.AcquireAsync(Acme, "psa", new([new BudgetRule.Rate("account", permits, TimeSpan.FromSeconds(1))], false)).AsTask());
            // Time goes from timer to timer; below ten permits there is no burst, so that each lets exactly one go.
            if (granted.Count > 0)
                _clock.Advance(_clock.NextDue!.Value - _clock.GetUtcNow());
            (await waiting.Dequeue()).Dispose();
            granted.Add(_clock.GetUtcNow());
        }
        Assert.That(granted.Zip(granted.Skip(permits), static (first, last) => last - first).Min(), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(granted, Has.Count.GreaterThan(3600 * permits * 9 / 10), "the budget is used, not wasted");
    }

    [Test]
    public async Task Requests_go_in_the_order_in_which_they_came()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        var order = new List<int>();
        var asked = Enumerable.Range(0, 20).Select(async i =>
        {
            using var lease = await ledger.AcquireAsync(Acme, "psa", new([new BudgetRule.Rate("account", 1, TimeSpan.FromSeconds(1))], false));
            lock (order)
                order.Add(i);
        }).ToList();
        for (var i = 0; i < 20; i++)
        {
            await asked[i];
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.That(order, Is.EqualTo(Enumerable.Range(0, 20)));
    }

    [Test]
    public async Task No_more_than_allowed_are_under_way_at_once()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Concurrent("account", 3)];
        var leases = new List<BudgetLease>();
        for (var i = 0; i < 3; i++)
            leases.Add(await ledger.AcquireAsync(Acme, "psa", new(rules, false)));
        var fourth = ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask();
        Assert.That(fourth.IsCompleted, Is.False);
        using (await ledger.AcquireAsync(new("globex"), "psa", new(rules, false)))
            Assert.That(fourth.IsCompleted, Is.False, "another tenant's budget is its own");
        leases[0].Dispose();
        leases[0].Dispose();
        using var granted = await fourth;
        var fifth = ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask();
        Assert.That(fifth.IsCompleted, Is.False, "a lease that is disposed twice gives back one permit");
        leases[1].Dispose();
        (await fifth).Dispose();
    }

    [Test]
    public async Task Many_callers_at_once_never_pass_the_bound_and_all_get_through()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        var (underWay, most, done) = (0, 0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, ct) =>
        {
            using var lease = await ledger.AcquireAsync(Acme, "psa", new([new BudgetRule.Concurrent("account", 5)], false), ct);
            var now = Interlocked.Increment(ref underWay);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref underWay);
            Interlocked.Increment(ref done);
        });
        Assert.That((most, done), Is.EqualTo((5, 20_000)));
    }

    [Test]
    public async Task A_full_bucket_does_not_hold_up_another()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        var slow = new BudgetRule.Concurrent("POST /workspaces", 1);
        using var held = await ledger.AcquireAsync(Acme, "psa", new([slow], true));
        var waiting = ledger.AcquireAsync(Acme, "psa", new([slow], true)).AsTask();
        using var other = await ledger.AcquireAsync(Acme, "psa", new([new BudgetRule.Concurrent("account", 2)], false));
        Assert.That(waiting.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_wait_has_an_end()
    {
        var ledger = new BudgetLedger(new(TimeSpan.FromSeconds(30), 10), _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Concurrent("account", 1)];
        using var held = await ledger.AcquireAsync(Acme, "psa", new(rules, false));
        var waiting = ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.That(waiting.IsCompleted, Is.False);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var failure = Assert.ThrowsAsync<ConnectorException>(async () => await waiting);
        Assert.That(failure!.Fault.Kind, Is.EqualTo(FaultKind.RateLimited));
    }

    [Test]
    public async Task A_queue_has_an_end()
    {
        var ledger = new BudgetLedger(new(TimeSpan.FromSeconds(30), 10), _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Concurrent("account", 1)];
        using var held = await ledger.AcquireAsync(Acme, "psa", new(rules, false));
        var waiting = Enumerable.Range(0, 10).Select(_ => ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask()).ToList();
        Assert.ThrowsAsync<ConnectorException>(async () => await ledger.AcquireAsync(Acme, "psa", new(rules, false)));
        Assert.That(waiting.Any(static task => task.IsCompleted), Is.False, "those who came first still wait");
    }

    [Test]
    public async Task Whoever_gives_up_leaves_the_place_to_the_next()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Concurrent("account", 1)];
        using var stop = new CancellationTokenSource();
        var held = await ledger.AcquireAsync(Acme, "psa", new(rules, false));
        var first = ledger.AcquireAsync(Acme, "psa", new(rules, false), stop.Token).AsTask();
        var second = ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask();
        await stop.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(async () => await first);
        held.Dispose();
        (await second).Dispose();
    }

    [Test]
    public async Task A_refusal_closes_the_bucket_as_long_as_told_and_halves_it()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Concurrent("account", 4)];
        using (var lease = await ledger.AcquireAsync(Acme, "psa", new(rules, false)))
            lease.Refuse(new(FaultKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(20) });
        var asked = Enumerable.Range(0, 4).Select(_ => ledger.AcquireAsync(Acme, "psa", new(rules, false)).AsTask()).ToList();
        _clock.Advance(TimeSpan.FromSeconds(19.9));
        Assert.That(asked.Count(static task => task.IsCompleted), Is.Zero);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await asked[0];
        await asked[1];
        await asked[2];
        Assert.That(asked[3].IsCompleted, Is.False, "20 s after it was halved, three of four are back");
        _clock.Advance(TimeSpan.FromSeconds(20));
        (await asked[0]).Dispose();
        await asked[3];
        Assert.That(asked.Count(static task => task.IsCompleted), Is.EqualTo(4));
    }

    [Test]
    public void A_share_is_halved_once_for_refusals_that_come_together_and_recovers_within_a_minute()
    {
        var slowdown = new Slowdown();
        Assert.That(slowdown.Share(TimeSpan.Zero), Is.EqualTo(1));
        for (var i = 0; i < 20; i++)
            slowdown.Lower(TimeSpan.FromMilliseconds(10 * i));
        Assert.That(slowdown.Share(TimeSpan.Zero), Is.EqualTo(0.5));
        for (var i = 1; i < 20; i++)
            slowdown.Lower(TimeSpan.FromSeconds(i));
        Assert.That(slowdown.Share(TimeSpan.FromSeconds(19)), Is.GreaterThanOrEqualTo(Slowdown.Lowest).And.LessThan(0.1));
        Assert.That(slowdown.Share(TimeSpan.FromSeconds(79)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_quota_keeps_a_part_for_writes()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Quota("day", 100, TimeSpan.FromHours(24), ReservedForWrites: 20)];
        for (var i = 0; i < 80; i++)
            (await ledger.AcquireAsync(Acme, "crm", new(rules, false))).Dispose();
        var refused = Assert.ThrowsAsync<ConnectorException>(async () => await ledger.AcquireAsync(Acme, "crm", new(rules, false)));
        Assert.That(refused!.Fault.Kind, Is.EqualTo(FaultKind.QuotaExhausted));
        Assert.That(refused.Fault.RetryAfter, Is.GreaterThan(TimeSpan.Zero));
        for (var i = 0; i < 20; i++)
            (await ledger.AcquireAsync(Acme, "crm", new(rules, true))).Dispose();
        Assert.ThrowsAsync<ConnectorException>(async () => await ledger.AcquireAsync(Acme, "crm", new(rules, true)));
        _clock.Advance(TimeSpan.FromHours(24));
        (await ledger.AcquireAsync(Acme, "crm", new(rules, false))).Dispose();
    }

    [Test]
    public async Task The_vendors_own_count_corrects_ours()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Quota("day", 100_000, TimeSpan.FromHours(24), ReservedForWrites: 0)];
        using (var lease = await ledger.AcquireAsync(Acme, "crm", new(rules, false)))
            lease.Report([new("day", 4999, 5000)]);
        (await ledger.AcquireAsync(Acme, "crm", new(rules, false))).Dispose();
        Assert.ThrowsAsync<ConnectorException>(async () => await ledger.AcquireAsync(Acme, "crm", new(rules, false)), "the vendor's limit of 5,000 counts, not the rule's");
        _clock.Advance(TimeSpan.FromHours(1));
        (await ledger.AcquireAsync(Acme, "crm", new(rules, false))).Dispose();
    }

    [Test]
    public async Task An_allowance_that_the_vendor_calls_used_up_is_probed_after_five_minutes()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        ImmutableArray<BudgetRule> rules = [new BudgetRule.Quota("day", 100, TimeSpan.FromHours(24), 0)];
        using (var lease = await ledger.AcquireAsync(Acme, "crm", new(rules, false)))
            lease.Refuse(new(FaultKind.QuotaExhausted, "TotalRequests"));
        _clock.Advance(TimeSpan.FromMinutes(4.9));
        Assert.ThrowsAsync<ConnectorException>(async () => await ledger.AcquireAsync(Acme, "crm", new(rules, true)));
        _clock.Advance(TimeSpan.FromMinutes(0.1));
        (await ledger.AcquireAsync(Acme, "crm", new(rules, true))).Dispose();
    }

    [Test]
    public async Task Without_rules_nothing_waits()
    {
        var ledger = new BudgetLedger(BudgetBounds.Default, _clock);
        for (var i = 0; i < 1000; i++)
            await ledger.AcquireAsync(Acme, "crm", new([], false));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
