using System.Diagnostics;
using System.Globalization;

namespace Connectors.Benchmarks;

/// <summary>Another process that works on the lanes of a database: this program, started again.</summary>
internal sealed class LaneProcess : IDisposable
{
    public const string Way = "lanes";
    private readonly Process _process;

    private LaneProcess(Process process) => _process = process;

    /// <summary>Starts one; it has connected and warmed up when this returns.</summary>
    public static async Task<LaneProcess> StartAsync(string connectionString, string schema, int workers, int number)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(LaneProcess).Assembly.Location);
        foreach (var argument in (string[])["child", Way, connectionString, schema, $"{workers}", $"p{number}"])
            start.ArgumentList.Add(argument);
        var process = new LaneProcess(Process.Start(start)!);
        await process.LineAsync();
        return process;
    }

    /// <summary>Lets it work.</summary>
    /// <returns>How many messages it did, when nothing was left.</returns>
    public async Task<int> WorkAsync()
    {
        await _process.StandardInput.WriteLineAsync("go");
        await _process.StandardInput.FlushAsync();
        return int.Parse(await LineAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>What the other process does.</summary>
    public static async Task RunAsync(string connectionString, string schema, int workers, string owner)
    {
        // In a schema of its own: what is compiled and planned for the first time is not what is measured.
        await using (var practice = StoreSource.PostgreSql.Open(connectionString, $"{schema}_{owner}"))
        {
            await new LaneLoad(Tenants: 40, Each: 10).FillAsync(practice.State);
            await new LaneWorkers(practice, owner).RunAsync(workers);
        }
        await using var store = StoreSource.PostgreSql.Open(connectionString, schema);
        await store.Lanes.MeasureAsync();
        Console.WriteLine("ready");
        Console.ReadLine();
        Console.WriteLine(await new LaneWorkers(store, owner).RunAsync(workers));
    }

    public void Dispose()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Kill();
        _process.Dispose();
    }

    private async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new DifferenceException("A process that works on lanes has ended early.");
}
