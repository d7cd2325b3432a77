namespace Connectors.Flows;

/// <summary>The clock below a recording: it stands where the last answer came, so that a date in an answer means the same wait.</summary>
internal sealed class ReplayWire(DateTimeOffset start) : QuickTime
{
    private long _ticks = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void MoveTo(long ticksSinceStart) => Interlocked.Exchange(ref _ticks, start.UtcTicks + ticksSinceStart);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);
}
