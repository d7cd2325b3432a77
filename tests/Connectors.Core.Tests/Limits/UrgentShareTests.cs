using Connectors.Tenancy;

namespace Connectors.Limits;

/// <summary>Calls that somebody waits for keep their share of a budget that others wait for too, and never all of it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Category("F33")]
[Category("F34")]
public sealed class UrgentShareTests
{
    private static readonly TenantId Acme = new("acme");
    private readonly FakeClock _clock = new();
    private readonly BudgetLedger _ledger;
    private readonly List<bool> _went = [];
    private int _gone;

    public UrgentShareTests() => _ledger = new(new(TimeSpan.FromHours(1), 1000), _clock);

    [Test]
    public async Task An_urgent_call_goes_before_hundreds_that_wait_already()
    {
        var others = Enumerable.Range(0, 500).Select(_ => CallAsync(isUrgent: false)).ToList();
        var urgent = CallAsync(isUrgent: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await urgent;
        Assert.That(others.Count(static call => call.IsCompleted), Is.LessThan(3));
    }

    [Test]
    public async Task While_both_wait_three_of_four_that_go_are_urgent()
    {
        var all = Enumerable.Range(0, 400).Select(number => CallAsync(isUrgent: number % 2 == 0)).ToList();
        for (var gone = 1; gone < all.Count; gone++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            while (Volatile.Read(ref _gone) <= gone)
                await Task.Yield();
        }
        await Task.WhenAll(all);
        Assert.Multiple(() =>
        {
            Assert.That(_went.Take(200).Count(static urgent => urgent), Is.EqualTo(150).Within(1));
            Assert.That(_went.Skip(268).Any(static urgent => urgent), Is.False, "then the rest has all of it");
        });
    }

    private async Task CallAsync(bool isUrgent)
    {
        using var lease = await _ledger.AcquireAsync(
            Acme, "psa", new([new BudgetRule.Rate("account", 1, TimeSpan.FromSeconds(1))], false) { IsUrgent = isUrgent });
        lock (_went)
            _went.Add(isUrgent);
        Interlocked.Increment(ref _gone);
    }
}
