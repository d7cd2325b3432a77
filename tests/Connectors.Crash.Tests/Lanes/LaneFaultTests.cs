using Connectors.Flows.Tests.Stores;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>Worker processes on one PostgreSQL are killed, stopped for longer than their lease, lose their database in the middle of commits: every
/// message has one effect, in the order of its key, and no more calls are repeated than lanes were in flight.</summary>
/// <remarks>The long form, 8 processes and 1,000,000 messages: <c>CONNECTORS_LANES=20 dotnet test tests/Connectors.Crash.Tests --filter Lanes</c>.
/// </remarks>
public sealed class LaneFaultTests
{
    /// <summary>How often each fault.</summary>
    private static int Times => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_LANES"), out var times) ? times : 3;

    private static bool IsLong => Times > 3;

    [Test]
    [Category("F02")]
    [Category("F03")]
    [Category("F25")]
    [Category("F27")]
    public async Task Killed_stopped_and_without_database_workers_do_everything_once_and_in_order()
    {
        LaneFault[] plan =
        [
            .. Enumerable.Range(0, Times).SelectMany(_ => new[] { LaneFault.Kill, LaneFault.Stop, LaneFault.Database }),
            .. Enumerable.Repeat(LaneFault.Everything, IsLong ? Times : 1),
        ];
        var (processes, messages) = IsLong ? (8, 1_000_000 / plan.Length) : (4, 5_000 / plan.Length);
        using var cluster = PostgreSqlCluster.StartNew();
        await using var scene = await LaneScene.OpenAsync(cluster, processes);
        var load = new LaneLoad();
        var strikes = new LaneStrikes(scene, load, new Random(5));
        var (total, wrong, peak) = (new LaneVerdict(0, 0, 0, 0, 0, 0), new List<string>(), 0L);
        for (var round = 0; round < plan.Length; round++)
        {
            await scene.PutAsync(load.Spread(messages, 5, 4, 5));
            await strikes.StrikeAsync(plan[round], isAimed: round / 3 % 2 == 0);
            var verdict = await scene.JudgeAsync();
            peak = Math.Max(peak, scene.Workers.Max(worker => worker.PeakMegabytes));
            var line = $"round {round}, {plan[round]}: {verdict}";
            await TestContext.Progress.WriteLineAsync(line);
            // What one fault leaves in flight: a lane for each loop that it hits. A machine that stalls a process for longer than its lease stops it
            // too: such a stop shows as a refusal, of which each explains one call more.
            var inFlight = scene.Loops * (plan[round] is LaneFault.Database or LaneFault.Everything ? processes : 1);
            if (!verdict.IsExact || verdict.Repeats > inFlight + verdict.Refused)
            {
                wrong.Add(line);
            }

            total = new(total.Messages + verdict.Messages, total.Lost + verdict.Lost, total.Doubled + verdict.Doubled,
                total.OutOfOrder + verdict.OutOfOrder, total.Repeats + verdict.Repeats, total.Refused + verdict.Refused);
        }

        await TestContext.Out.WriteLineAsync(
            $"{plan.Length} faults, {processes} processes, {total}; longest way to another process {strikes.Takeovers.DefaultIfEmpty().Max()}, at most {peak} MB");
        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(total.Repeats, Is.Positive, "Faults between call and commit have to show.");
            Assert.That(total.Refused, Is.Positive, "The fence has to have been needed.");
            Assert.That(peak, Is.InRange(1, 199));
        });
    }

    [TestCase(false)]
    [TestCase(true)]
    [Category("F03")]
    public async Task Negative_control_without_the_fence_a_process_that_was_stopped_doubles_its_effect(bool isCareless)
    {
        await using var scene = await LaneScene.OpenAsync(PostgreSqlCluster.Shared, 2, options => options with { IsCareless = isCareless });
        var load = new LaneLoad();
        await scene.PutAsync(load.Spread(200, 5, 1, 2));
        await new LaneStrikes(scene, load, new Random(1)).StrikeAsync(LaneFault.Stop, isAimed: true);

        var verdict = await scene.JudgeAsync();

        await TestContext.Out.WriteLineAsync($"{(isCareless ? "negative control: no fence" : "with the fence")}: {verdict}");
        Assert.Multiple(() =>
        {
            Assert.That(verdict.Refused, Is.Positive);
            Assert.That(verdict.Repeats, Is.Positive);
            Assert.That(verdict.Doubled, isCareless ? Is.Positive : Is.Zero);
            Assert.That(verdict.IsExact, Is.EqualTo(!isCareless));
        });
    }
}
