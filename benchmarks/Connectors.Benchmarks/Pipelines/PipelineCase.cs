using System.Runtime;
using Connectors.Flows;

namespace Connectors.Benchmarks;

/// <summary>The intake of a flow over one kind of store, against that store alone, and against itself when nothing has changed.</summary>
internal sealed class PipelineCase(StoreSource source, PageRun run, Expected expected) : IAsyncDisposable
{
    private const int MostRounds = 9;
    private const int FewestRounds = 3;

    /// <summary>So many readings at most until what is hot is compiled a second time: a worker runs for weeks.</summary>
    private const int WarmRounds = 20;

    /// <summary>What the runtime compiles in a round when it is done with what matters.</summary>
    private const int CalmMethods = 12;
    private const int CalmRounds = 3;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(10);
    private readonly IntakeHost _host = new(run);
    private StoreCalls? _calls;

    /// <summary>Runs all of it once and compares.</summary>
    /// <exception cref="DifferenceException">A record was lost, doubled or is another one; or the store alone was left with something
    /// else.</exception>
    public async Task CheckAsync()
    {
        await using (var store = await source.EmptyAsync())
        {
            _calls = new(store.State);
            var lease = await _host.BeginAsync(store, _calls);
            var report = await _host.ReadAsync(lease);
            await expected.CheckAsync($"pipeline/{source.Name}", store);
            _calls.IsComplete = true;
            var again = await _host.ReadAsync(lease);
            if (report.Read != run.Records || report.Accepted != expected.Wanted.Count || again.Unchanged != run.Records)
                throw new DifferenceException($"pipeline/{source.Name}: {report}, then {again}.");
        }
        await FirstAsync(isCounted: false);
        await StoreAloneAsync(mustEqual: true);
    }

    public async Task<ImmutableArray<Line>> MeasureAsync()
    {
        var (whole, ratios, unchanged) = (new List<double>(), new List<double>(), new List<double>());
        for (var (round, calm) = (0, 0); round < WarmRounds && calm < CalmRounds; round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            await FirstAsync(isCounted: false);
            await StoreAloneAsync(mustEqual: false);
            calm = JitInfo.GetCompiledMethodCount() - compiled <= CalmMethods ? calm + 1 : 0;
        }
        var since = Clock.Now;
        for (var round = 0; round < MostRounds && (round < FewestRounds || Clock.Since(since) < Enough); round++)
        {
            // Every second round goes backwards: what else happens on the machine meets all of them.
            var alone = round % 2 == 0 ? await StoreAloneAsync(mustEqual: false) : default;
            var (first, second) = await FirstAsync(isCounted: true);
            alone = round % 2 == 0 ? alone : await StoreAloneAsync(mustEqual: false);
            whole.Add(first.TotalNanoseconds / run.Records);
            ratios.Add(alone / first);
            unchanged.Add(first / second);
        }
        var time = Median.Of(whole);
        return
        [
            new($"pipeline/{source.Name}", Median.Of(ratios), "its store stage alone", time, 0),
            new($"pipeline/unchanged-{source.Name}", Median.Of(unchanged), "records that are new", time / Median.Of(unchanged), 0),
        ];
    }

    /// <summary>The whole pipeline once.</summary>
    public async Task<TimeSpan> WholeAsync() => (await FirstAsync(isCounted: true, andAgain: false)).First;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task<(TimeSpan First, TimeSpan Second)> FirstAsync(bool isCounted, bool andAgain = true)
    {
        await using var store = await source.EmptyAsync();
        var lease = await _host.BeginAsync(store);
        Clock.Settle();
        var since = Clock.Now;
        var report = await _host.ReadAsync(lease);
        var first = Clock.Since(since);
        if (isCounted && report.Accepted != expected.Wanted.Count)
            throw new DifferenceException($"pipeline/{source.Name}: {report}.");
        // The second reading does not pay for what the first one left.
        Clock.Settle();
        since = Clock.Now;
        if (andAgain && (await _host.ReadAsync(lease)).Unchanged != run.Records)
            throw new DifferenceException($"pipeline/{source.Name}: a second reading found changes.");
        return (first, Clock.Since(since));
    }

    private async Task<TimeSpan> StoreAloneAsync(bool mustEqual)
    {
        await using var store = await source.EmptyAsync();
        var lease = await IntakeHost.ClaimAsync(store);
        Clock.Settle();
        var since = Clock.Now;
        await _calls!.RepeatAsync(store.State, lease);
        var time = Clock.Since(since);
        if (mustEqual)
            await expected.CheckAsync($"pipeline/{source.Name}, the store alone", store);
        return time;
    }
}
