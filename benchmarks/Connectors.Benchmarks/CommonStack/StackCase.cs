namespace Connectors.Benchmarks;

/// <summary>The pipeline on PostgreSQL against the common stack on the same PostgreSQL.</summary>
internal sealed class StackCase(string connectionString, PageRun run, Expected expected, PipelineCase ours)
{
    private const int MostRounds = 5;
    private const int FewestRounds = 2;
    private const int WarmRounds = 4;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(14);
    private readonly StackPipeline _stack = new(connectionString, "stack", run);

    /// <exception cref="DifferenceException">It does not give the same.</exception>
    public async Task CheckAsync()
    {
        await _stack.PrepareAsync();
        await _stack.ReadAsync();
        var (seen, work, runs) = await _stack.FoundAsync();
        if (seen != expected.Records || work != expected.Wanted.Count)
            throw new DifferenceException($"pipeline/common-stack: {seen} records are seen, {work} rows wait.");
        expected.Compare("pipeline/common-stack", runs);
    }

    public async Task<Line> MeasureAsync()
    {
        var (times, ratios) = (new List<double>(), new List<double>());
        for (var round = 0; round < WarmRounds; round++)
        {
            await _stack.EmptyAsync();
            await _stack.ReadAsync();
        }
        var start = Clock.Now;
        for (var round = 0; round < MostRounds && (round < FewestRounds || Clock.Since(start) < Enough); round++)
        {
            var whole = round % 2 == 0 ? await ours.WholeAsync() : default;
            await _stack.EmptyAsync();
            Clock.Settle();
            var since = Clock.Now;
            await _stack.ReadAsync();
            var theirs = Clock.Since(since);
            whole = round % 2 == 0 ? whole : await ours.WholeAsync();
            times.Add(whole.TotalNanoseconds / run.Records);
            ratios.Add(theirs / whole);
        }
        return new("pipeline/common-stack", Median.Of(ratios), "Newtonsoft.Json SelectToken and EF Core, PostgreSQL", Median.Of(times), 0);
    }
}
