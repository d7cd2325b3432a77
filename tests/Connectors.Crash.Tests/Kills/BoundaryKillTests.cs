using System.Collections.Concurrent;
using Connectors.Crash.Worker;
using Connectors.Sandbox;

namespace Connectors.Crash.Tests;

/// <summary>The process ends itself with SIGKILL at every boundary between two effects, at seeded times, again and again; three flows, both stores.
/// The vendors end up with what an undisturbed execution leaves.</summary>
/// <remarks>The long form: <c>CONNECTORS_KILLS=10000 dotnet test tests/Connectors.Crash.Tests --filter BoundaryKillTests</c>.</remarks>
[Category("F01")]
public sealed class BoundaryKillTests
{
    private static readonly string[] Flows = ["closed-won", "approved-time-to-invoice", "task-status-to-project"];
    private static readonly string[] Stores = ["sqlite", "postgresql"];

    private static int Wanted => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_KILLS"), out var kills) ? kills : 300;

    [Test]
    public async Task Killed_at_every_boundary_nothing_is_lost_doubled_or_stuck()
    {
        var results = new ConcurrentBag<KillResult>();
        var seed = -1;
        // Two scenes at a time: each has vendors, state and processes of its own.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            while (results.Sum(result => result.Kills.Count) < Wanted)
            {
                var number = Interlocked.Increment(ref seed);
                results.Add(await KillChain.RunAsync(Flows[number % 3], Stores[number / 3 % 2], number));
            }
        }));

        var kills = results.SelectMany(result => result.Kills).ToArray();
        await TestContext.Out.WriteLineAsync(
            $"{kills.Length} kills, {results.Sum(result => result.Lost.Length)} lost, {results.Sum(result => result.Duplicated.Length)} duplicated, "
            + $"{results.Count(result => result.IsStuck)} stuck");
        Assert.Multiple(() =>
        {
            Assert.That(results.Where(result => !result.IsExact), Is.Empty);
            Assert.That(kills.Select(kill => kill.Boundary).Distinct(), Is.EquivalentTo(KillPoint.Boundaries), "Each boundary has to be hit.");
        });
    }

    [Test]
    public async Task Negative_control_without_the_journal_the_harness_reports_doubles()
    {
        var results = await ControlAsync("journal", HideKeys, result => result.Duplicated.Length > 0);
        await TestContext.Out.WriteLineAsync(
            $"negative control: journal off: {results.Sum(result => result.Kills.Count)} kills, {results.Sum(result => result.Duplicated.Length)} duplicated");
        Assert.That(results.Sum(result => result.Duplicated.Length), Is.Positive);
    }

    [Test]
    public async Task Negative_control_with_the_checkpoint_first_the_harness_reports_losses()
    {
        var results = await ControlAsync("checkpoint", _ => { }, result => result.Lost.Length > 0);
        await TestContext.Out.WriteLineAsync(
            $"negative control: checkpoint early: {results.Sum(result => result.Kills.Count)} kills, {results.Sum(result => result.Lost.Length)} lost");
        Assert.That(results.Sum(result => result.Lost.Length), Is.Positive);
    }

    /// <summary>One kill before each commit in turn, until the harness reports what is looked for.</summary>
    private static async Task<List<KillResult>> ControlAsync(string without, Action<KillScene> prepare, Func<KillResult, bool> isSeen)
    {
        var results = new List<KillResult>();
        for (var number = 0; number < 60 && !results.Exists(result => isSeen(result)); number++)
        {
            results.Add(await KillChain.RunAsync(Flows[number % 3], new(KillPoint.BeforeCommit, 2 + (number / 3)), without, prepare));
        }

        return results;
    }

    /// <summary>The journal is intent and look-up by our key together: a vendor that says of no key that it knows it takes the second half away.</summary>
    private static void HideKeys(KillScene scene)
    {
        const string Nothing = """{"count":0,"results":[],"workspaces":{},"workspace_groups":{},"stories":{},"meta":{"count":0,"page_count":0,"page_number":1,"page_size":20}}""";
        foreach (var account in scene.Sandbox.Accounts.Where(account => account.Vendor == "kantata"))
        {
            account.Faults.Add(new(new FaultAction.Status(200, Nothing)) { Method = "GET", PathContains = "external_reference_service_name", Times = int.MaxValue });
        }
    }
}
