using Connectors.Lanes.Worker;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>Does a fault to a scene while its workers are at work, and waits until all is well again.</summary>
internal sealed class LaneStrikes(LaneScene scene, LaneLoad load, Random random)
{
    /// <summary>How long each message waited that was called by a process that died, until another called it.</summary>
    public List<TimeSpan> Takeovers { get; } = [];

    /// <param name="fault">Which.</param>
    /// <param name="isAimed">Whether it comes between a call and its commit, else at any moment.</param>
    public async Task StrikeAsync(LaneFault fault, bool isAimed)
    {
        var processes = scene.Workers.Count;
        var victim = scene.Workers[random.Next(processes)];
        switch (fault)
        {
            case LaneFault.Kill:
                await HitAsync(victim, Posix.Kill, isAimed, () => victim.HasEnded);
                await scene.DrainedAsync();
                NoteTakeover(victim.Id);
                await scene.StartAsync(processes);
                break;
            case LaneFault.Stop:
                await HitAsync(victim, Posix.Stop, isAimed, () => victim.IsStopped);
                await scene.DrainedAsync();
                victim.Send(Posix.Continue);
                break;
            case LaneFault.Database:
                await ProgressAsync();
                scene.StopDatabase();
                scene.StartDatabase();
                break;
            default:
                await ProgressAsync();
                scene.Workers.ForEach(worker => worker.Send(Posix.Kill));
                scene.StopDatabase();
                scene.StartDatabase();
                await scene.UntilAsync("all have ended", () => scene.Workers.TrueForAll(worker => worker.HasEnded));
                await scene.StartAsync(processes);
                break;
        }

        await scene.DrainedAsync();
        await scene.RestedAsync([.. scene.Workers]);
    }

    private async Task HitAsync(LaneProcess victim, int signal, bool isAimed, Func<bool> isHit)
    {
        if (isAimed)
        {
            victim.Order(signal == Posix.Kill ? "kill" : "stop", $"{random.Next(20)}");
        }
        else
        {
            await ProgressAsync();
            victim.Send(signal);
        }

        await scene.UntilAsync("a process is hit", async () =>
        {
            if (!isHit() && await scene.IsDrainedAsync())
            {
                // Others were faster: it has not called often enough yet.
                await scene.PutMoreAsync(load.Spread(100, 5, 4, 5));
            }

            return isHit();
        });
    }

    /// <summary>Until a seeded share of the round was called.</summary>
    private Task ProgressAsync()
    {
        var share = scene.Messages.Count * random.Next(10, 60) / 100;
        return scene.UntilAsync("work is under way", () => scene.Calls.Read().Calls >= share);
    }

    private void NoteTakeover(int dead)
    {
        var calls = scene.Calls.Read().Lines.Where(line => line[0] == "call").ToList();
        foreach (var last in calls.Where(line => line[1] == $"{dead}").GroupBy(line => $"{line[2]}/{line[3]}").Select(lane => lane.Last()))
        {
            if (calls.FindLast(line => line[1] != $"{dead}" && line[2..7].SequenceEqual(last[2..7])) is { } again)
            {
                Takeovers.Add(TimeSpan.FromMilliseconds(long.Parse(again[^1]) - long.Parse(last[^1])));
            }
        }
    }
}
