namespace Connectors.Flows.Tests.Simulation;

/// <summary>A timer in virtual time.</summary>
internal sealed class SimTimer : ITimer
{
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private TimeSpan _period;

    public SimTimer(SimProcess process, TimerCallback callback, object? state, TimeSpan due, TimeSpan period)
    {
        (Process, _callback, _state) = (process, callback, state);
        Change(due, period);
    }

    public SimProcess Process { get; }

    public DateTimeOffset Due { get; set; }

    public bool IsDisposed { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            Due = DateTimeOffset.MaxValue;
            return true;
        }

        Due = Process.Loop.Now + dueTime;
        Process.Loop.Add(this);
        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            Due = Process.Loop.Now + _period;
            Process.Loop.Add(this);
        }

        _callback(_state);
    }

    public void Dispose() => IsDisposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
