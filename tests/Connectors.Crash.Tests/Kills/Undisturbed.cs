using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Connectors.Crash.Tests;

/// <summary>What an execution leaves that nobody disturbed, and how often it passed each boundary.</summary>
/// <param name="Contents">Of all vendors.</param>
/// <param name="Passed">By boundary.</param>
/// <param name="Depth">Work that is left, since it waits for people or time.</param>
internal sealed record Undisturbed(string Contents, IReadOnlyDictionary<string, int> Passed, long Depth)
{
    private static readonly ConcurrentDictionary<string, Task<Undisturbed>> Known = new(StringComparer.Ordinal);

    public static Task<Undisturbed> OfAsync(string flow, string store) => Known.GetOrAdd($"{flow} {store}", _ => RunAsync(flow, store));

    private static async Task<Undisturbed> RunAsync(string flow, string store)
    {
        await using var scene = await KillScene.OpenAsync(flow, store);
        var report = (await WorkerProcess.RunAsync(scene, null, null))!;
        Assert.That(report["written"]!.GetValue<int>(), Is.GreaterThan(2), $"{flow} has to write something.");
        var passed = report["passed"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<int>(), StringComparer.Ordinal);
        return new(await scene.ContentsAsync(), passed, report["depth"]!.GetValue<long>());
    }
}
