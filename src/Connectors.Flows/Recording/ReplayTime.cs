namespace Connectors.Flows;

/// <summary>The clock of a recording.</summary>
internal sealed class ReplayTime(DateTimeOffset start, ReplayStreams streams) : QuickTime
{
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Math.Max(streams.Clock(), start.UtcTicks - TimeSpan.TicksPerDay), TimeSpan.Zero);

    public override long GetTimestamp() => streams.Stamp();
}
