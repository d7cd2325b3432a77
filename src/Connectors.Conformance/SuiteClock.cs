namespace Connectors.Conformance;

/// <summary>A clock that moves only when told. Its timers are the system's.</summary>
public sealed class SuiteClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves on.</summary>
    /// <param name="by">How much.</param>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
