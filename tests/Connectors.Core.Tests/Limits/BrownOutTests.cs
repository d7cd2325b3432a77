namespace Connectors.Limits;

/// <summary>A vendor that becomes slow and fails in part gets fewer requests at once, and all of them again when it is well.</summary>
[Category("F34")]
public sealed class BrownOutTests
{
    private const int Callers = 20;

    [Test]
    public async Task Fewer_are_under_way_while_a_vendor_is_slow_and_fails_and_all_within_two_minutes_after()
    {
        using var run = new BrownOut(Callers, adapts: true, TimeSpan.FromSeconds(100));
        var before = await run.PassAsync(TimeSpan.FromSeconds(30));
        Assert.That((before, run.Lowest), Is.EqualTo((Callers, (int?)null)), "a vendor that is well is not held back");

        (run.Takes, run.FailedOfTen) = (static _ => TimeSpan.FromSeconds(5), 3);
        await run.PassAsync(TimeSpan.FromSeconds(30));
        // At its lowest it tries with an eighth more after each request that went well.
        var meanwhile = await run.PassAsync(TimeSpan.FromMinutes(9.5));
        Assert.That(meanwhile, Is.LessThan(Callers / 2));
        Assert.That(run.Lowest, Is.GreaterThanOrEqualTo(1));

        (run.Takes, run.FailedOfTen) = (static _ => TimeSpan.FromSeconds(0.2), 0);
        await run.PassAsync(TimeSpan.FromMinutes(2));
        Assert.That(run.IsLimited, Is.False);
        Assert.That(await run.PassAsync(TimeSpan.FromSeconds(1)), Is.EqualTo(Callers));
        Assert.That(run.Lines, Has.Count.EqualTo(2), "one line when it began, one when it ended");
        Assert.That(run.Lines[0], Does.Contain("lowered").And.Contain("acme/psa"));
        Assert.That(run.Lines[1], Does.Contain("lifted"));
    }

    [Test]
    public async Task Without_it_as_many_are_under_way_as_ever()
    {
        using var run = new BrownOut(Callers, adapts: false, TimeSpan.FromSeconds(100));
        await run.PassAsync(TimeSpan.FromSeconds(30));
        (run.Takes, run.FailedOfTen) = (static _ => TimeSpan.FromSeconds(5), 3);
        await run.PassAsync(TimeSpan.FromSeconds(30));
        Assert.That(await run.PassAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(Callers));
    }

    [Test]
    public async Task Time_outs_do_not_pile_up_at_a_vendor_that_gets_slower_with_each_request()
    {
        var (held, answered) = await OverloadAsync(adapts: true);
        var (free, starved) = await OverloadAsync(adapts: false);
        await TestContext.Out.WriteLineAsync($"in ten minutes {held} time-outs and {answered} answers; without it {free} and {starved}");
        Assert.Multiple(() =>
        {
            Assert.That(held, Is.LessThan(free / 5), "those that were under way, and a few that tried whether there is more room");
            Assert.That(answered, Is.GreaterThan(5 * starved));
        });
    }

    /// <summary>Two seconds for each request that it has, those included whose callers have given up.</summary>
    private static async Task<(int TimeOuts, int Answers)> OverloadAsync(bool adapts)
    {
        using var run = new BrownOut(Callers, adapts, TimeSpan.FromSeconds(20));
        await run.PassAsync(TimeSpan.FromSeconds(30));
        var before = run.Answers;
        run.Takes = static busy => TimeSpan.FromSeconds(2 * busy);
        await run.PassAsync(TimeSpan.FromMinutes(10));
        return (run.TimeOuts, run.Answers - before);
    }
}
