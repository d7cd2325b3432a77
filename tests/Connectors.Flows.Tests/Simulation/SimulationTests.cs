namespace Connectors.Flows.Tests.Simulation;

/// <summary>Thousands of simulated days in which processes die and freeze, calls fail and answers are lost, each repeatable by its seed.</summary>
/// <remarks>The long form: <c>CONNECTORS_SEEDS=100000 dotnet test tests/Connectors.Flows.Tests --filter SimulationTests</c>. One seed again:
/// <c>CONNECTORS_SEED=17 dotnet test tests/Connectors.Flows.Tests --filter SimulationTests.One_seed</c>.</remarks>
public sealed class SimulationTests
{
    private static int Seeds => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_SEEDS"), out var seeds) ? seeds : 2_000;

    [Test]
    public async Task Whatever_goes_wrong_each_record_arrives_once_and_last_said_last()
    {
        var failed = new List<string>();
        var (died, late, told, untold) = (0, 0, 0, 0);
        for (var seed = 0; seed < Seeds && failed.Count < 5; seed++)
        {
            var result = Simulation.Run(seed);
            (died, late) = (died + result.Processes - 2, late + result.Late);
            (told, untold) = (told + result.Told, untold + result.Untold);
            if (!result.Problems.IsEmpty)
            {
                failed.Add($"CONNECTORS_SEED={seed} dotnet test tests/Connectors.Flows.Tests --filter SimulationTests.One_seed\n  {string.Join("\n  ", result.Problems)}");
            }
        }

        await TestContext.Out.WriteLineAsync(
            $"{Seeds} seeds, {died} processes died, {late} late writes of frozen processes, all put right, {told} records made twice, all told, "
            + $"{untold} late writers ended before they could tell, {failed.Count} failed");
        Assert.That(failed, Is.Empty, string.Join('\n', failed));
        Assert.That(died, Is.GreaterThan(Seeds / 4), "Processes have to die.");
        Assert.That((late > 0, told > 0), Is.EqualTo((true, true)), "Processes have to stand still in the moment of sending.");
        Assert.That(untold, Is.LessThan(Seeds / 100 + 1), "Only who ends between its late write and its next call is excused.");
    }

    [Test]
    public void One_seed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_SEED"), out var number) ? number : 1;
        Assert.That(Simulation.Run(seed).Problems, Is.Empty);
    }

    [Test]
    public void A_seed_gives_the_same_run_each_time([Values(1, 2, 3, 4, 5, 6)] int seed) =>
        Assert.That(Simulation.Run(seed).Trace, Is.EqualTo(Simulation.Run(seed).Trace));

    [Test]
    public async Task Negative_control_without_a_second_look_older_contents_stand_and_doubles_are_silent()
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var seed = 0; seed < Seeds && !(seen.ContainsKey("stale") && seen.ContainsKey("duplicated")); seed++)
        {
            foreach (var problem in Simulation.Run(seed, SimProtection.NoSecondLook).Problems)
            {
                seen.TryAdd(problem.Split(':')[0], $"seed {seed}: {problem}");
            }
        }

        await TestContext.Out.WriteLineAsync($"negative control: no second look: {string.Join("; ", seen.Values)}");
        Assert.That(seen.Keys, Is.SupersetOf(new[] { "duplicated", "stale" }));
    }

    [Test]
    public async Task Negative_control_without_the_journal_records_come_twice()
    {
        var seen = Enumerable.Range(0, Seeds).Select(seed => (Seed: seed, Simulation.Run(seed, SimProtection.NoJournal).Problems))
            .FirstOrDefault(run => run.Problems.Any(text => text.StartsWith("duplicated", StringComparison.Ordinal)));
        await TestContext.Out.WriteLineAsync($"negative control: journal off: seed {seen.Seed}: {(seen.Problems.IsDefault ? "nothing" : seen.Problems[0])}");
        Assert.That(seen.Problems.IsDefaultOrEmpty, Is.False, $"None of {Seeds} seeds shows what is missing.");
    }
}
