namespace Connectors.Limits;

/// <summary>The vendor's rate is never exceeded, whatever the pattern of requests.</summary>
public sealed class RateCellTests
{
    [TestCase(1, 1, 1)]
    [TestCase(5, 1, 2)]
    [TestCase(10, 10, 3)]
    [TestCase(100, 60, 4)]
    [TestCase(600, 60, 5)]
    [TestCase(1000, 3600, 6)]
    public void No_window_sees_more_than_its_permits(int permits, int seconds, int seed)
    {
        var window = TimeSpan.FromSeconds(seconds);
        var granted = Simulate(new RateCell(new("account", permits, window)), permits, window, seed);
        // The request that comes "permits" later must be at least a window away.
        Assert.That(granted.Zip(granted.Skip(permits), static (first, last) => last - first).DefaultIfEmpty(window).Min(), Is.GreaterThanOrEqualTo(window));
        Assert.That(granted, Has.Count.GreaterThan(permits * 20), "the budget is used, not wasted");
    }

    [Test]
    public void The_proof_can_fail()
    {
        // The control: a cell with a little more room breaks the bound of the test above.
        var window = TimeSpan.FromSeconds(1);
        var granted = Simulate(new RateCell(new("account", 6, window)), 6, window, seed: 2);
        Assert.That(granted.Zip(granted.Skip(5), static (first, last) => last - first).Min(), Is.LessThan(window));
    }

    [Test]
    public void A_lowered_rate_spreads_further_and_recovers()
    {
        var cell = new RateCell(new("account", 10, TimeSpan.FromSeconds(10)));
        cell.Take(TimeSpan.Zero);
        Assert.That(cell.RoomAt(TimeSpan.Zero), Is.EqualTo(TimeSpan.FromSeconds(1)));
        cell.Lower(TimeSpan.FromSeconds(1), retryAfter: null);
        cell.Take(TimeSpan.FromSeconds(1));
        Assert.That(cell.RoomAt(TimeSpan.FromSeconds(1)), Is.EqualTo(TimeSpan.FromSeconds(3)));
        cell.Take(TimeSpan.FromSeconds(61));
        Assert.That(cell.RoomAt(TimeSpan.FromSeconds(61)), Is.EqualTo(TimeSpan.FromSeconds(62)));
    }

    /// <summary>Gusts and lulls over a hundred windows; whoever finds no room comes back when there is some.</summary>
    private static List<TimeSpan> Simulate(RateCell cell, int permits, TimeSpan window, int seed)
    {
        var random = new Random(seed);
        var granted = new List<TimeSpan>();
        for (var now = TimeSpan.Zero; now < window * 100;)
        {
            if (cell.RoomAt(now) <= now)
            {
                cell.Take(now);
                granted.Add(now);
            }
            else
            {
                now = cell.RoomAt(now) + (random.Next(20 * permits) == 0 ? window * random.NextDouble() * 3 : TimeSpan.Zero);
            }
        }
        return granted;
    }
}
