namespace Connectors.Flows.Tests.Simulation;

/// <summary>The clock of a process: virtual time, timers that belong to the process.</summary>
internal sealed class SimClock(SimProcess process) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => process.Loop.Now;

    public override long GetTimestamp() => process.Loop.Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new SimTimer(process, callback, state, dueTime, period);
}
