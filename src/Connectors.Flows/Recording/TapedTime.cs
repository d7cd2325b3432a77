namespace Connectors.Flows;

/// <summary>The host's clock, each reading kept.</summary>
internal sealed class TapedTime(TimeProvider inner, StreamTape tape) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        var now = inner.GetUtcNow();
        tape.Clock(now);
        return now;
    }

    public override long GetTimestamp()
    {
        var stamp = inner.GetElapsedTime(0).Ticks;
        tape.Stamp(stamp);
        return stamp;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
