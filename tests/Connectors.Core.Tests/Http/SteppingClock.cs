namespace Connectors.Http;

/// <summary>Time for one flow of control: a wait of up to an hour ends at once, the clock has moved by it and the wait is noted. Longer timers never
/// fire.</summary>
internal sealed class SteppingClock : TimeProvider
{
    /// <summary>For time-outs that must not end a test.</summary>
    public static readonly TimeSpan Never = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_gate)
            _now += by;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SteppingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero || dueTime > TimeSpan.FromHours(2))
                return true;
            lock (clock._gate)
            {
                clock._now += dueTime;
                clock.Waits.Add(dueTime);
            }
            ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
