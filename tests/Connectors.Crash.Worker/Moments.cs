using System.Collections.Concurrent;
using System.Diagnostics;

namespace Connectors.Crash.Worker;

/// <summary>Counts how often each boundary is passed, and ends the process with SIGKILL at the wanted moment: no handler runs, nothing is
/// flushed.</summary>
internal sealed class Moments(KillPoint? kill)
{
    private readonly ConcurrentDictionary<string, int> _passed = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Passed => _passed;

    public void Pass(string boundary)
    {
        if (_passed.AddOrUpdate(boundary, 1, (_, before) => before + 1) == kill?.Number && boundary == kill.Boundary)
        {
            Process.GetCurrentProcess().Kill();
            // The signal is on its way: nothing more may be done here.
            Thread.CurrentThread.Join();
        }
    }
}
