namespace Connectors.Crash.Tests;

/// <summary>Waits between attempts and for vendors pass quickly; deadlines of attempts, which are longer, do not.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < Longest && period <= TimeSpan.Zero ? dueTime / 500 : dueTime, period);
}
