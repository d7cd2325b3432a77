using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Connectors.Benchmarks;

/// <summary>Time that the calling thread ran. On a machine that others use too, wall time mostly tells what the others did. Collections run on
/// the thread that allocates and count.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;
    private static readonly bool HasOwnClock = OperatingSystem.IsLinux();

    public static double Nanoseconds
    {
        get
        {
            if (HasOwnClock && Read(ThreadCpuTime, out var time) == 0)
                return time.Seconds * 1e9 + time.Nanoseconds;
            return Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency);
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int Read(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
