using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Connectors.Sandbox;

namespace Connectors.Crash.Tests;

/// <summary>Killed at any moment and run again, the vendors hold what an undisturbed run leaves behind.</summary>
/// <remarks>The long form: <c>CONNECTORS_KILLS=1000 dotnet test tests/Connectors.Crash.Tests</c>.</remarks>
[Category("F01")]
public sealed class KillTests
{
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_KILLS"), out var kills) ? kills : 54;

    [Test]
    public async Task A_second_run_writes_nothing()
    {
        await using var scene = await Scene.OpenAsync();

        var first = await scene.CompleteAsync();
        var contents = await scene.ContentsAsync();
        var second = await scene.CompleteAsync();

        Assert.Multiple(() =>
        {
            Assert.That(Sum(first, "written"), Is.GreaterThan(10));
            Assert.That(Sum(second, "written"), Is.Zero);
            Assert.That(Sum(second, "waiting"), Is.Zero);
        });
        Assert.That(await scene.ContentsAsync(), Is.EqualTo(contents));
    }

    [Test]
    public async Task Killed_at_any_seeded_moment_it_ends_like_an_undisturbed_run()
    {
        var (expected, requests) = await UndisturbedAsync();
        var failures = new ConcurrentQueue<string>();
        // Two scenes at a time: each has vendors, state and processes of its own.
        await Parallel.ForAsync(0, Kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (seed, _) =>
        {
            var moment = new Random(seed).Next(1, requests + 1);
            var phase = (Phase)(seed % 3);
            var contents = await KilledAsync(moment, phase);
            if (contents != expected)
            {
                failures.Enqueue($"seed {seed}, request {moment} of {requests}, {phase}:\n{Difference(expected, contents)}");
            }
        });

        await TestContext.Out.WriteLineAsync($"{Kills} kills, {failures.Count} different from an undisturbed run");
        Assert.That(failures, Is.Empty, string.Join('\n', failures.Take(3)));
    }

    [TestCase("workspaces")]
    [TestCase("stories")]
    public async Task Negative_control_without_looking_keys_up_a_kill_after_a_create_makes_a_double(string created)
    {
        var (expected, _) = await UndisturbedAsync();
        await using var scene = await Scene.OpenAsync();
        using var process = scene.Start();
        foreach (var account in scene.Sandbox.Accounts.Where(account => account.Vendor == "kantata"))
        {
            account.Faults.Add(new(new FaultAction.AfterCommit(_ => process.Kill())) { Method = "POST", PathContains = $"/{created}" });
        }

        await process.EndAsync();
        scene.StopWatching();
        foreach (var account in scene.Sandbox.Accounts.Where(account => account.Vendor == "kantata"))
        {
            const string Nothing = """{"count":0,"results":[],"workspaces":{},"workspace_groups":{},"stories":{},"meta":{"count":0,"page_count":0,"page_number":1,"page_size":20}}""";
            account.Faults.Add(new(new FaultAction.Status(200, Nothing)) { Method = "GET", PathContains = "external_reference_service_name", Times = int.MaxValue });
        }

        await scene.CompleteAsync();

        Assert.That(await scene.ContentsAsync(), Is.Not.EqualTo(expected), "The harness must see a double when the protection is off.");
    }

    private static async Task<(string Contents, int Requests)> UndisturbedAsync()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Watch(afterCommit: false, _ => { });
        await scene.CompleteAsync();
        return (await scene.ContentsAsync(), scene.Requests);
    }

    private static async Task<string> KilledAsync(int moment, Phase phase)
    {
        await using var scene = await Scene.OpenAsync();
        QuickStartProcess? process = null;
        using var started = new ManualResetEventSlim();
        scene.Watch(phase != Phase.BeforeTheVendor, number =>
        {
            if (number != moment)
            {
                return;
            }

            started.Wait();
            if (phase == Phase.AfterTheAnswer)
            {
                // The kill races the answer on purpose: it lands in the store, in the mapping, or before the next request.
                _ = Task.Run(() => process!.Kill());
            }
            else
            {
                process!.Kill();
            }
        });
        using (process = scene.Start())
        {
            started.Set();
            await process.EndAsync();
        }

        scene.StopWatching();
        await scene.CompleteAsync();
        return await scene.ContentsAsync();
    }

    private static int Sum(JsonObject result, string member) => result["tenants"]!.AsArray().Sum(tenant => tenant![member]!.GetValue<int>());

    private static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n').ToList(), actual.Split('\n').ToList());
        left.ForEach(line => right.Remove(line));
        actual.Split('\n').ToList().ForEach(line => left.Remove(line));
        return $"missing:\n{string.Join('\n', left.Take(5))}\nmore:\n{string.Join('\n', right.Take(5))}";
    }

    private enum Phase
    {
        BeforeTheVendor,
        AfterTheCommit,
        AfterTheAnswer,
    }
}
