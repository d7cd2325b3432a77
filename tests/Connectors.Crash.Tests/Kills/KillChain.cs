using System.Text.Json.Nodes;
using Connectors.Crash.Worker;

namespace Connectors.Crash.Tests;

/// <summary>One scene, killed again and again at seeded moments until an execution gets through; then what the vendors hold is compared with what an
/// undisturbed execution leaves.</summary>
internal static class KillChain
{
    /// <summary>A run at which the process ended more often without getting anywhere is parked, which would be right and is not looked for here.</summary>
    private const int MaxKills = 5;

    public static Task<KillResult> RunAsync(string flow, string store, int seed)
    {
        var random = new Random(seed);
        // Each chain begins at another boundary, so that all of them come first somewhere.
        return RunAsync(flow, store, $"seed {seed}", MaxKills, null, _ => { }, (killed, expected) =>
        {
            var boundary = KillPoint.Boundaries[(seed + killed) % KillPoint.Boundaries.Length];
            return new(boundary, random.Next(1, Math.Max(2, (expected.Passed[boundary] / (killed + 1)) + 1)));
        });
    }

    /// <summary>One kill at one moment, with a protection switched off.</summary>
    public static Task<KillResult> RunAsync(string flow, KillPoint moment, string without, Action<KillScene> prepare) =>
        RunAsync(flow, "sqlite", $"{moment}", 1, without, prepare, (_, _) => moment);

    private static async Task<KillResult> RunAsync(
        string flow, string store, string name, int kills, string? without, Action<KillScene> prepare, Func<int, Undisturbed, KillPoint> next)
    {
        var expected = await Undisturbed.OfAsync(flow, store);
        await using var scene = await KillScene.OpenAsync(flow, store);
        prepare(scene);
        var moments = new List<KillPoint>();
        while (moments.Count < kills)
        {
            var moment = next(moments.Count, expected);
            if (await WorkerProcess.RunAsync(scene, moment, without) is not null)
            {
                break;
            }

            moments.Add(moment);
        }

        await WorkerProcess.RunAsync(scene, null, without);
        var last = (await WorkerProcess.RunAsync(scene, null, without))!;
        var (lost, more) = Compare(expected.Contents, await scene.ContentsAsync());
        return new($"{flow}, {store}, {name}: {string.Join(", ", moments)}", moments, lost, more, IsStuck(last, expected));
    }

    /// <summary>An execution that follows one that got through has nothing to write, and no more work is left than when nobody disturbed.</summary>
    private static bool IsStuck(JsonObject last, Undisturbed expected) =>
        last["written"]!.GetValue<int>() > 0 || last["depth"]!.GetValue<long>() > expected.Depth || last["faults"]!.AsArray().Count > 0;

    private static (string[] Lost, string[] More) Compare(string expected, string actual)
    {
        var (lost, more) = (expected.Split('\n').ToList(), actual.Split('\n').ToList());
        foreach (var line in expected.Split('\n').Where(line => more.Remove(line)))
        {
            lost.Remove(line);
        }

        return ([.. lost], [.. more]);
    }
}
