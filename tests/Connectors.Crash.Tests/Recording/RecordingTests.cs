using System.Globalization;
using Connectors.Flows;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crash.Tests;

/// <summary>Executions against the sandbox are recorded and executed again without it. <c>CONNECTORS_REPLAYS</c> says how many, 300 unless
/// told.</summary>
public sealed class RecordingTests
{
    /// <summary>Sandboxes at a time: a house mostly waits.</summary>
    private const int Together = 4;

    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("CONNECTORS_REPLAYS") ?? "300", CultureInfo.InvariantCulture);

    [Test]
    public async Task Recorded_runs_make_the_same_output_and_the_same_requests_with_the_network_refused()
    {
        await using var replaying = RecordedHouse.Replaying();
        var replay = replaying.GetRequiredService<IRunReplay>();
        var (runs, records, requests, troubles, wrong) = (0, 0, 0, 0, new List<string>());
        for (var first = 1; runs < Runs; first += Together)
        {
            var made = await Task.WhenAll(Enumerable.Range(first, Together).Select(async seed => (Seed: seed, Kept: await RecordedRuns.MakeAsync(seed))));
            foreach (var (seed, name, file) in made.SelectMany(one => one.Kept, (one, kept) => (one.Seed, kept.Name, kept.File)).Take(Runs - runs))
            {
                runs++;
                var told = $"seed {seed}, {name.Tenant} {name.Flow} {name.Start:O}";
                var recording = Recording.Read(file);
                var result = recording.IsSuccess ? await replay.RunAsync(recording.Value) : recording.Faults[0];
                if (!result.IsSuccess)
                {
                    wrong.Add($"{told}: refused: {result.Faults[0].Message}");
                    continue;
                }

                (records, requests) = (records + result.Value.Records, requests + result.Value.Requests);
                troubles += recording.Value!.Lines.Count(line => line.Http is { Broken: not null } or { Status: >= 400 });
                if (!result.Value.IsEqual || (result.Value.OutputHash, result.Value.RequestHash, result.Value.StateHash)
                    != (recording.Value!.OutputHash, recording.Value.RequestHash, recording.Value.StateHash))
                {
                    wrong.Add($"{told}: {string.Join("; ", result.Value.Differences.Take(5))}");
                }
            }
        }

        TestContext.Out.WriteLine($"{runs} runs, {records} records, {requests} requests ({troubles} with trouble) replayed without network, "
            + $"{wrong.Count} not as recorded");
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong.Take(20)));
    }

    [Test]
    public async Task Turns_of_workers_are_recorded_and_replayed_too()
    {
        await using var replaying = RecordedHouse.Replaying();
        var kept = await RecordedRuns.MakeAsync(seed: 31, execute: RecordedHouse.WorkAsync);

        foreach (var (name, file) in kept)
        {
            var recording = Recording.Read(file);
            Assert.That(recording.IsSuccess, Is.True, $"{name}: {string.Join(' ', recording.IsSuccess ? [] : recording.Faults)}");
            var result = await replaying.GetRequiredService<IRunReplay>().RunAsync(recording.Value!);
            Assert.That(result.IsSuccess, Is.True, $"{name}: {string.Join(' ', result.IsSuccess ? [] : result.Faults)}");
            Assert.That(result.Value!.Differences, Is.Empty, $"{name}");
        }

        Assert.That(kept.Count(one => Recording.Read(one.File).Value!.Header.Turn is not null), Is.EqualTo(kept.Count).And.GreaterThan(8));
    }
}
