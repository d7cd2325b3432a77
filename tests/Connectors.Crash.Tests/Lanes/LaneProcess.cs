using System.Diagnostics;
using System.Globalization;
using Connectors.Lanes.Worker;

namespace Connectors.Crash.Tests.Lanes;

/// <summary>A worker as a real process.</summary>
internal sealed class LaneProcess(LaneWorkerOptions options) : IDisposable
{
    // Its input is ours: it ends when we do, however that is.
    private readonly Process _process = Process.Start(
        new ProcessStartInfo("dotnet", [typeof(LaneWorkerOptions).Assembly.Location, .. options.ToArguments()]) { RedirectStandardInput = true })!;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Whether the system has stopped it.</summary>
    public bool IsStopped => Status().Any(line => line.StartsWith("State:", StringComparison.Ordinal) && line.Contains('T', StringComparison.Ordinal));

    /// <summary>The most memory that it ever had.</summary>
    public long PeakMegabytes => Status().Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024)
        .FirstOrDefault();

    public Task EndAsync() => _process.WaitForExitAsync();

    public void Send(int signal) => Posix.Send(Id, signal);

    /// <summary>Leaves an order that it takes at its next call or turn.</summary>
    public void Order(string order, string value)
    {
        var path = Orders.Path(options.Orders, Id, order);
        File.WriteAllText($"{path}.new", value);
        File.Move($"{path}.new", path, overwrite: true);
    }

    public void Dispose()
    {
        if (!HasEnded)
        {
            _process.Kill();
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private string[] Status()
    {
        try
        {
            return File.ReadAllLines($"/proc/{Id}/status");
        }
        catch (IOException)
        {
            return [];
        }
    }
}
