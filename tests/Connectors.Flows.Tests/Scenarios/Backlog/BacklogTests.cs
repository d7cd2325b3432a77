using Connectors.State;

namespace Connectors.Flows.Tests.Scenarios.Backlog;

/// <summary>A vendor is away for an hour while much is queued for it, and then it is back.</summary>
[Category("F33")]
public sealed class BacklogTests
{
    private static int Queued => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_BACKLOG"), out var queued) ? queued : 600;

    [Test]
    public async Task It_is_asked_once_a_minute_and_then_everything_arrives_in_order_at_its_rate_with_urgent_work_first()
    {
        await using var rig = new BacklogRig(knowsLimit: true, TimeSpan.FromMinutes(Queued > 10_000 ? 10 : 2));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await rig.PutAsync(Queued);
        var probes = await OutageAsync(rig);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        var (seconds, waits) = await DrainAsync(rig, WorkClass.Interactive);

        await TestContext.Out.WriteLineAsync(
            $"{Queued} queued, {probes} calls in an hour, {kept / 1024} KiB kept; drained in {seconds:0} s, {rig.Vendor.Refused} refused, "
            + $"{waits.Count} urgent waited {waits.Max():0.0} s at most");
        Assert.Multiple(() =>
        {
            Assert.That(probes, Is.LessThanOrEqualTo(70), "ten until it is noticed, then one a minute");
            Assert.That(kept, Is.LessThan(16 * 1024 * 1024));
            Assert.That(rig.Vendor.Refused, Is.LessThan(Queued / 100));
            Assert.That(seconds, Is.LessThan(1.25 * Queued / LimitedVendor.PerSecond), "the rate is used");
            Assert.That(waits, Has.All.LessThan(10), "those that were put in while the backlog drained");
            Assert.That(rig.Vendor.Done.Select(static done => done.Work), Is.Unique);
            Assert.That(rig.Vendor.Done, Has.Count.EqualTo(Queued + waits.Count));
            Assert.That(OutOfOrder(rig), Is.Empty);
        });
    }

    [Test]
    public async Task Without_the_vendors_limit_it_refuses_much_and_without_a_class_of_its_own_urgent_work_waits_with_the_rest()
    {
        await using var rig = new BacklogRig(knowsLimit: false, TimeSpan.FromMinutes(2));
        await rig.PutAsync(500);
        var (seconds, waits) = await DrainAsync(rig, WorkClass.Bulk);
        await TestContext.Out.WriteLineAsync($"drained in {seconds:0} s, {rig.Vendor.Refused} refused, waited {waits.Max():0.0} s at most");
        Assert.That(rig.Vendor.Refused, Is.GreaterThan(500 / 100));
        Assert.That(waits.Max(), Is.GreaterThan(10));
    }

    private static async Task<int> OutageAsync(BacklogRig rig)
    {
        rig.Vendor.IsAway = true;
        for (var end = rig.Clock.GetUtcNow() + TimeSpan.FromHours(1); rig.Clock.GetUtcNow() < end;)
        {
            await rig.TurnAsync();
        }

        rig.Vendor.IsAway = false;
        return rig.Vendor.Calls;
    }

    /// <summary>Until all is done, with a piece of urgent work every ten seconds.</summary>
    private static async Task<(double Seconds, List<double> Waits)> DrainAsync(BacklogRig rig, WorkClass urgency)
    {
        var put = new Dictionary<string, DateTimeOffset>();
        while (rig.Vendor.Done.Count == 0)
        {
            await rig.TurnAsync();
        }

        var begin = rig.Clock.GetUtcNow();
        for (var next = begin; await rig.LeftAsync() > 0;)
        {
            if (rig.Clock.GetUtcNow() >= next && rig.Vendor.Done.Count < Queued)
            {
                var name = $"urgent{put.Count:0000000}{new string('x', put.Count % 20)}";
                put.Add(name, rig.Clock.GetUtcNow());
                await rig.PutAsync(name, urgency);
                next = rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(10);
            }

            await rig.TurnAsync();
        }

        return (
            (rig.Clock.GetUtcNow() - begin).TotalSeconds,
            [.. rig.Vendor.Done.Where(done => put.ContainsKey(done.Work)).Select(done => (done.At - put[done.Work]).TotalSeconds)]);
    }

    private static IEnumerable<string> OutOfOrder(BacklogRig rig) => rig.Vendor.Done.Where(static done => done.Work.Contains('.', StringComparison.Ordinal))
        .Select(static done => done.Work.Split('.')).GroupBy(static work => work[0])
        .Where(static key => string.Concat(key.Select(static work => work[1])) != "01234").Select(static key => key.Key);
}
