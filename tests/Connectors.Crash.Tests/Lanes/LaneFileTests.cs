using Connectors.Lanes.Worker;
using Connectors.Sqlite;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>The one process of a state file is killed, or stopped for longer than its leases: every message has one effect, in the order of its
/// key.</summary>
/// <remarks>The long form: <c>CONNECTORS_LANES=20 dotnet test tests/Connectors.Crash.Tests --filter Lanes</c>.</remarks>
public sealed class LaneFileTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Test]
    [Category("F02")]
    [Category("F03")]
    public async Task Killed_and_stopped_the_one_process_of_a_file_does_everything_once_and_in_order()
    {
        var times = int.TryParse(Environment.GetEnvironmentVariable("CONNECTORS_LANES"), out var asked) ? asked : 3;
        var folder = Directory.CreateTempSubdirectory("connectors-lanes-").FullName;
        var options = new LaneWorkerOptions { File = Path.Combine(folder, "state"), Log = Path.Combine(folder, "calls"), Orders = folder, Loops = 4, Drains = true };
        var (load, random, wrong, repeats) = (new LaneLoad(), new Random(3), new List<string>(), 0);
        using var calls = new VendorCalls(options.Log);
        for (var round = 1; round <= 2 * times; round++)
        {
            var messages = load.Spread(200, 3, 3, 3);
            calls.Read().Begin();
            await using (var store = new SqliteStateStore(options.File))
            {
                await LaneLoad.PutAsync(store, round, messages);
            }

            await (round % 2 == 0 ? StopAsync(options, random.Next(150)) : KillAsync(options, random.Next(150)));
            await using var judged = new SqliteStateStore(options.File);
            var (lost, doubled, breaks) = await LaneEffects.CountAsync(judged, round, messages);
            calls.Read();
            var verdict = new LaneVerdict(messages.Count, lost, doubled, breaks + calls.OutOfOrder, calls.Repeats, calls.Refused);
            repeats += verdict.Repeats;
            if (!verdict.IsExact || verdict.Repeats > options.Loops + verdict.Refused)
            {
                wrong.Add($"round {round}: {verdict}");
            }
        }

        await TestContext.Out.WriteLineAsync($"{2 * times} faults, {repeats} calls repeated, {wrong.Count} rounds not exact");
        Directory.Delete(folder, recursive: true);
        Assert.Multiple(() =>
        {
            Assert.That(wrong, Is.Empty);
            Assert.That(repeats, Is.Positive, "Kills between call and commit have to show.");
        });
    }

    private static async Task KillAsync(LaneWorkerOptions options, int calls)
    {
        using (var killed = new LaneProcess(options))
        {
            killed.Order("kill", $"{calls}");
            await killed.EndAsync();
            Assert.That(killed.ExitCode, Is.EqualTo(128 + Posix.Kill));
        }

        using var next = new LaneProcess(options);
        await next.EndAsync();
        Assert.That(next.ExitCode, Is.Zero);
    }

    private static async Task StopAsync(LaneWorkerOptions options, int calls)
    {
        using var process = new LaneProcess(options);
        process.Order("stop", $"{calls}");
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!process.IsStopped && !process.HasEnded)
        {
            await timer.WaitForNextTickAsync();
        }

        // All leases have ended by then, by the only clock that there is.
        var ends = Clock.GetUtcNow() + options.Lease;
        while (Clock.GetUtcNow() <= ends)
        {
            await timer.WaitForNextTickAsync();
        }

        process.Send(Posix.Continue);
        await process.EndAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
