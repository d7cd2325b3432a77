using System.Diagnostics;
using System.Globalization;
using Connectors.Flows.Tests.Stores;
using Connectors.Limits;

namespace Connectors.Flows.Tests.Limits;

/// <summary>Real processes on PostgreSQL keep a rate together while one of them is killed; each on its own they pass it.</summary>
[Category("F35")]
public sealed class SharedBudgetProcessTests
{
    private const int Processes = 4;
    private const int Digits = 18;
    private const int Enough = 6 * SendingProcess.Permits;

    [TestCase(true)]
    [TestCase(false)]
    public async Task Together_they_send_no_more_than_the_limit_and_a_chunk(bool isSharing)
    {
        var database = PostgreSqlCluster.Shared.NewDatabase();
        var processes = Enumerable.Range(0, Processes)
            .Select(_ => StoreProcess.Start(StoreProcess.CommandLine(isSharing ? "share" : "alone", database))).ToList();
        var grants = new List<long>();
        try
        {
            await Task.WhenAll(processes.Select((process, index) => ReadAsync(process, index, grants, processes[0])));
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                process.Dispose();
            }
        }

        grants.Sort();
        var most = Most(grants);
        await TestContext.Out.WriteLineAsync($"{grants.Count} sent by {Processes} processes, at most {most} in a second");
        var bound = SendingProcess.Permits + SharedRateCell.ChunkOf(SendingProcess.Rate);
        Assert.That(most, isSharing ? Is.LessThanOrEqualTo(bound) : Is.GreaterThan(bound), "the other is the control");
    }

    /// <summary>Until enough were sent; the first process is killed when a third of them were.</summary>
    private static async Task ReadAsync(Process process, int index, List<long> grants, Process first)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            // The kill may cut a line off.
            if (line.Length < Digits)
            {
                continue;
            }

            lock (grants)
            {
                grants.Add(long.Parse(line, CultureInfo.InvariantCulture));
                if (grants.Count == Enough / 3)
                {
                    first.Kill();
                }

                // The killed one ends by itself.
                if (grants.Count >= Enough && index > 0)
                {
                    return;
                }
            }
        }

        Assert.That(index, Is.Zero, "only the first is killed");
    }

    private static int Most(List<long> grants)
    {
        var (first, most) = (0, 0);
        for (var last = 0; last < grants.Count; last++)
        {
            while (grants[last] - grants[first] >= TimeSpan.TicksPerSecond)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
