using System.Globalization;
using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>Work lanes: what batches, workers and processes bring, and whether one tenant holds up the others.</summary>
internal sealed class LaneCases(StoreSource source)
{
    private const int Bar = 3_000;
    private const string Processes = "lanes/processes-1-to-2";
    private const string Many = "lanes/20000-of-1000";
    private static readonly TimeSpan Vendor = TimeSpan.FromMilliseconds(5);

    /// <param name="only">What names of rows begin with that are measured.</param>
    public async Task<ImmutableArray<Line>> MeasureAsync(string only)
    {
        (string Name, Func<Task<Line>> Measure)[] cases =
        [
            ($"lanes/claims-batched-{source.Name}", BatchesAsync),
            ($"lanes/workers-1-to-4-{source.Name}", () => WorkersAsync($"lanes/workers-1-to-4-{source.Name}", new(), new(Tenants: 60, Each: 20))),
            ($"lanes/workers-1-to-4-{source.Name} vendor 5 ms",
                () => WorkersAsync($"lanes/workers-1-to-4-{source.Name} vendor 5 ms", new(Vendor), new(Tenants: 30, Each: 10))),
            ($"lanes/noisy-{source.Name}", NoisyAsync),
            .. source is StoreSource.PostgreSql shared
                ? new (string, Func<Task<Line>>)[] { (Processes, () => ProcessesAsync(shared)), (Many, () => ManyAsync(shared)) }
                : [($"{Many}-{source.Name}", ManyInOneProcessAsync)],
        ];
        var chosen = cases.Where(row => row.Name.StartsWith(only, StringComparison.Ordinal)).ToArray();
        if (chosen.Length > 0)
            await WorkAsync(new(Tenants: 20, Each: 20), workers: 4, new(), "warm-up");
        var lines = ImmutableArray.CreateBuilder<Line>();
        foreach (var row in chosen)
            lines.Add(await row.Measure());
        return lines.DrainToImmutable();
    }

    private async Task<Line> BatchesAsync()
    {
        var load = new LaneLoad(Tenants: 10, Each: 400);
        var one = await WorkAsync(load with { Each = 30 }, workers: 1, new() { Quantum = 1, AllAtOnce = true }, "lanes/claims-batched");
        var fifty = await WorkAsync(load, workers: 1, new() { Quantum = 50, AllAtOnce = true }, "lanes/claims-batched");
        return new($"lanes/claims-batched-{source.Name}", one / fifty, "one message a claim", fifty, 0);
    }

    private async Task<Line> WorkersAsync(string name, LaneSettings settings, LaneLoad load)
    {
        var one = await WorkAsync(load, workers: 1, settings, name);
        var four = await WorkAsync(load, workers: 4, settings, name);
        return new(name, one / four, "one worker", four, 0);
    }

    /// <summary>The share of the whole span after which all but the noisy tenant are done.</summary>
    private async Task<Line> NoisyAsync()
    {
        var load = new LaneLoad(Tenants: 51, Each: 16, OfFirst: 800);
        var name = $"lanes/noisy-{source.Name}";
        var (since, quiet, span) = (0L, 0L, 0L);
        var gate = new Lock();
        var settings = new LaneSettings(Vendor) { Started = () => since = Clock.Now, Done = Note };
        var each = await WorkAsync(load, workers: 4, settings, name);
        return new(name, (double)(quiet - since) / (span - since), "the time until all is done", each, 0);

        void Note(LaneKey lane)
        {
            lock (gate)
            {
                span = Clock.Now;
                quiet = lane.Tenant == LaneLoad.Tenant(0) ? quiet : span;
            }
        }
    }

    private static async Task<Line> ProcessesAsync(StoreSource.PostgreSql shared)
    {
        var load = new LaneLoad(Tenants: 200, Each: 20);
        var one = await InProcessesAsync(shared, Processes, load, processes: 1);
        var two = await InProcessesAsync(shared, Processes, load, processes: 2);
        return new(Processes, one / two, "one process of 4 workers", two, 0);
    }

    private static async Task<Line> ManyAsync(StoreSource.PostgreSql shared)
    {
        var each = await InProcessesAsync(shared, Many, new(Tenants: 1_000, Each: 20), processes: 2);
        return Rate(Many, each, "2 processes");
    }

    private async Task<Line> ManyInOneProcessAsync()
    {
        var name = $"{Many}-{source.Name}";
        return Rate(name, await WorkAsync(new(Tenants: 1_000, Each: 20), workers: 4, new(), name), "1 process");
    }

    private static Line Rate(string name, double nanoseconds, string how)
    {
        var rate = 1e9 / nanoseconds;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {rate:F0} messages/s, {how}, 0 lost, 0 doubled, 0 out of order"));
        return new(name, rate / Bar, "3,000 messages a second", nanoseconds, 0);
    }

    /// <returns>Nanoseconds for a message.</returns>
    private async Task<double> WorkAsync(LaneLoad load, int workers, LaneSettings settings, string name)
    {
        await using var store = source.Make();
        await load.FillAsync(store.State);
        Clock.Settle();
        var crew = new LaneWorkers(store, "w")
        {
            Quantum = settings.Quantum, Vendor = settings.Vendor, AllAtOnce = settings.AllAtOnce, Done = settings.Done,
        };
        settings.Started?.Invoke();
        var since = Clock.Now;
        var done = await crew.RunAsync(workers);
        var time = Clock.Since(since);
        if (!settings.AllAtOnce)
            await LaneEffects.CheckAsync(name, load, store, done);
        else if (done != load.Messages)
            throw new DifferenceException($"{name}: {done} messages of {load.Messages} were done.");
        return time.TotalNanoseconds / load.Messages;
    }

    private static async Task<double> InProcessesAsync(StoreSource.PostgreSql shared, string name, LaneLoad load, int processes)
    {
        await using var store = shared.Make();
        await load.FillAsync(store.State);
        var others = await Task.WhenAll(Enumerable.Range(0, processes)
            .Select(number => LaneProcess.StartAsync(shared.ConnectionString, store.Name, workers: 4, number)));
        var since = Clock.Now;
        var done = await Task.WhenAll(others.Select(process => process.WorkAsync()));
        var time = Clock.Since(since);
        foreach (var process in others)
            process.Dispose();
        await LaneEffects.CheckAsync(name, load, store, done.Sum());
        return time.TotalNanoseconds / load.Messages;
    }
}
