using Connectors.Faults;
using Connectors.Flows.Tests.Stores;
using Connectors.Lanes.Worker;
using Connectors.PostgreSql;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>A PostgreSQL, worker processes on it, the vendor's log, and an oracle over both.</summary>
internal sealed class LaneScene : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-lanes-").FullName;
    private readonly PrivateCluster _cluster;
    private readonly LaneWorkerOptions _options;
    private int _questions;

    private LaneScene(PrivateCluster cluster, Func<LaneWorkerOptions, LaneWorkerOptions> with)
    {
        _cluster = cluster;
        var database = cluster.NewDatabase();
        _options = with(new() { Database = database, Log = Path.Combine(_folder, "calls"), Orders = _folder });
        Store = new(database);
        Calls = new(_options.Log);
    }

    public PostgreSqlStateStore Store { get; }

    public VendorCalls Calls { get; }

    public List<LaneProcess> Workers { get; } = [];

    public int Round { get; private set; }

    public List<LaneMessage> Messages { get; } = [];

    public int Loops => _options.Loops;

    public static async Task<LaneScene> OpenAsync(PrivateCluster cluster, int processes, Func<LaneWorkerOptions, LaneWorkerOptions>? with = null)
    {
        var scene = new LaneScene(cluster, with ?? (options => options));
        await scene.Store.MeasureAsync();
        await scene.StartAsync(processes);
        return scene;
    }

    /// <summary>Starts workers until there are so many.</summary>
    public async Task StartAsync(int processes)
    {
        Workers.RemoveAll(worker => worker.HasEnded);
        LaneProcess[] started = [.. Enumerable.Range(0, processes - Workers.Count).Select(_ => new LaneProcess(_options))];
        Workers.AddRange(started);
        await RestedAsync(started);
    }

    /// <summary>Begins a round.</summary>
    public async Task PutAsync(IReadOnlyList<LaneMessage> messages)
    {
        Round++;
        Messages.Clear();
        Calls.Read().Begin();
        await PutMoreAsync(messages);
    }

    public async Task PutMoreAsync(IReadOnlyList<LaneMessage> messages)
    {
        Messages.AddRange(messages);
        await LaneLoad.PutAsync(Store, Round, messages);
    }

    public void StopDatabase() => _cluster.StopImmediately();

    public void StartDatabase() => _cluster.Start();

    public Task DrainedAsync() => UntilAsync("all work is done", IsDrainedAsync);

    public async Task<bool> IsDrainedAsync()
    {
        try
        {
            return (await Store.MeasureAsync()).Depth == 0;
        }
        catch (ConnectorException)
        {
            // The database has just come back: connections of before are broken.
            return false;
        }
    }

    /// <summary>Until each loop of these workers has ended the turn in which it is now.</summary>
    public async Task RestedAsync(params LaneProcess[] workers)
    {
        var question = $"q{++_questions}";
        foreach (var worker in workers)
        {
            worker.Order("ask", question);
        }

        await UntilAsync("workers rest", () => workers.All(worker => Calls.Read().Lines.Count(line =>
            line[0] == "rested" && line[1] == $"{worker.Id}" && line[2] == question) == Loops));
    }

    public async Task<LaneVerdict> JudgeAsync()
    {
        var (lost, doubled, breaks) = await LaneEffects.CountAsync(Store, Round, Messages);
        Calls.Read();
        return new(Messages.Count, lost, doubled, breaks + Calls.OutOfOrder, Calls.Repeats, Calls.Refused);
    }

    public Task UntilAsync(string what, Func<bool> isSo) => UntilAsync(what, () => Task.FromResult(isSo()));

    public async ValueTask DisposeAsync()
    {
        Workers.ForEach(worker => worker.Dispose());
        Calls.Dispose();
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Looks again and again; the bound only ends a test that would never end.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            if (bound.IsCancellationRequested)
            {
                Assert.Fail($"It never came that {what}; last lines:\n{string.Join('\n', Calls.Read().Lines.TakeLast(10).Select(line => string.Join(' ', line)))}");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
