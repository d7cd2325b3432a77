using System.Globalization;
using Connectors.Flows.Tests.Stores;

namespace Connectors.Benchmarks;

/// <summary>From vendor bytes to committed runs, and work on lanes, on SQLite and on a PostgreSQL of our own, in some minutes.</summary>
internal static class QuickPipeline
{
    private const int Pages = 8;
    private const int RecordsOfPage = 2_000;

    /// <param name="only">What is measured: <c>pipeline</c>, <c>lanes</c> or what names of rows of lanes begin with; null for all.</param>
    /// <param name="store">Name of the store that is measured, such as <c>postgresql</c>; null for all.</param>
    public static async Task<ImmutableArray<Line>> RunAsync(string? only, string? store)
    {
        using var product = new Product();
        var run = PageRun.Make(Pages, RecordsOfPage);
        var expected = new Expected(product, run);
        var folder = Directory.CreateTempSubdirectory("connectors-bench-").FullName;
        // As one in use: every commit reaches the disk.
        using var cluster = PrivateCluster.TryStart(
            "fsync=on", "synchronous_commit=on", "max_connections=60", "shared_buffers=512MB", "max_wal_size=4GB", "min_wal_size=2GB");
        if (cluster is null)
            await Console.Error.WriteLineAsync("skipped: all rows on PostgreSQL, since there is none here (Debian: apt-get install postgresql)");
        try
        {
            var lines = ImmutableArray.CreateBuilder<Line>();
            StoreSource[] sources = [new StoreSource.Sqlite(folder), .. cluster is null
                ? [] : new[] { new StoreSource.PostgreSql(cluster.NewDatabase()) }];
            foreach (var source in sources.Where(source => store is null || source.Name == store))
            {
                await using var end = source;
                if (only is null or "pipeline")
                    Add(await PipelineAsync(source, run, expected));
                if (only is not "pipeline")
                    Add(await new LaneCases(source).MeasureAsync(only ?? "lanes"));
            }
            return lines.DrainToImmutable();

            // Told as they come: a run takes minutes, and rows stay of one that is broken off.
            void Add(ImmutableArray<Line> measured)
            {
                lines.AddRange(measured);
                foreach (var line in measured)
                    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Name}: {line.Ratio:F2} of {line.Baseline}"));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<ImmutableArray<Line>> PipelineAsync(StoreSource source, PageRun run, Expected expected)
    {
        await using var ours = new PipelineCase(source, run, expected);
        await ours.CheckAsync();
        if (source is not StoreSource.PostgreSql shared)
            return await ours.MeasureAsync();
        var stack = new StackCase(shared.ConnectionString, run, expected, ours);
        await stack.CheckAsync();
        return [.. await ours.MeasureAsync(), await stack.MeasureAsync()];
    }
}
