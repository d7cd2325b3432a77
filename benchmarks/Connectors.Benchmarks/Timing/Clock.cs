using System.Diagnostics;

namespace Connectors.Benchmarks;

/// <summary>Wall time, for work that other processes and disks have a part in.</summary>
internal static class Clock
{
    public static long Now => Stopwatch.GetTimestamp();

    public static TimeSpan Since(long then) => Stopwatch.GetElapsedTime(then);

    /// <summary>Collects what others left, so that nobody pays for it.</summary>
    public static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }
}
