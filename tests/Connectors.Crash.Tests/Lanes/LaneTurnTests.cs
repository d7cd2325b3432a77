using Connectors.Flows.Tests.Stores;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>Who gets the next turn: one of two processes that race for a lane, and everybody beside a tenant with half of the load. Counted in
/// messages, never in time.</summary>
public sealed class LaneTurnTests
{
    [Test]
    [Category("F28")]
    public async Task Two_processes_that_race_for_a_lane_a_thousand_times_never_hold_it_both()
    {
        await using var scene = await LaneScene.OpenAsync(PostgreSqlCluster.Shared, 2, options => options with
        {
            Loops = 1, Quantum = 1, LeaseSeconds = 60, LookMilliseconds = 1,
        });
        var load = new LaneLoad();
        await scene.PutAsync([.. Enumerable.Range(0, 1_000).Select(number => load.Next("acme", "lane/0", $"k{number % 2}"))]);
        await scene.DrainedAsync();
        await scene.RestedAsync([.. scene.Workers]);

        var verdict = await scene.JudgeAsync();

        var calls = scene.Calls.Lines.Where(line => line[0] == "call").ToList();
        await TestContext.Out.WriteLineAsync(
            $"{calls.Count} turns, {calls.Zip(calls.Skip(1)).Count(pair => pair.First[1] != pair.Second[1])} times the other process");
        Assert.Multiple(() =>
        {
            Assert.That(verdict, Is.EqualTo(new LaneVerdict(1_000, 0, 0, 0, 0, 0)));
            Assert.That(calls.Select(line => long.Parse(line[7])), Is.EqualTo(Enumerable.Range(1, 1_000)), "Each turn has its fence, one after the other.");
            Assert.That(calls.Select(line => line[1]).Distinct().Count(), Is.EqualTo(2), "Both took part.");
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    [Category("F32")]
    public async Task Beside_a_tenant_with_half_of_the_load_all_others_are_done_within_40_percent(bool isPreferred)
    {
        const int Each = 10;
        var tenants = Environment.GetEnvironmentVariable("CONNECTORS_LANES") is null ? 100 : 1_000;
        await using var scene = await LaneScene.OpenAsync(PostgreSqlCluster.Shared, 0,
            options => options with { Loops = 1, LeaseSeconds = 60, Favourite = isPreferred ? "noisy" : null });
        var load = new LaneLoad();
        await scene.PutAsync(
        [
            .. Enumerable.Range(0, tenants * Each).Select(number => load.Next("noisy", "lane/0", $"k{number % 7}")),
            .. Enumerable.Range(0, tenants * Each).Select(number => load.Next($"quiet{number % tenants}", "lane/0", "k")),
        ]);
        await scene.StartAsync(2);
        await scene.DrainedAsync();

        var verdict = await scene.JudgeAsync();

        // Two work until the last quiet one is done; behind it there is one lane, for one of them.
        var calls = scene.Calls.Lines.Where(line => line[0] == "call").ToList();
        var together = calls.FindLastIndex(line => line[2] != "noisy") + 1;
        var share = together / 2m / ((together / 2m) + calls.Count - together);
        await TestContext.Out.WriteLineAsync($"{(isPreferred ? "negative control: who has most goes first: " : "")}the others are done within {share:P1} of the span");
        Assert.Multiple(() =>
        {
            Assert.That(verdict.IsExact, Is.True, verdict.ToString());
            Assert.That(share <= 0.4m, Is.EqualTo(!isPreferred));
        });
    }
}
