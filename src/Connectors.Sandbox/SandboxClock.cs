namespace Connectors.Sandbox;

/// <summary>The virtual clock of one account: moves only when told, one second for each write, so that stamps are ordered and repeatable.
/// Thread-safe.</summary>
public sealed class SandboxClock
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now;

    internal SandboxClock(DateTimeOffset start) => _now = start;

    /// <summary>Now, UTC, whole seconds.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>Moves on by a second.</summary>
    /// <returns>The new time.</returns>
    public DateTimeOffset Tick() => Advance(TimeSpan.FromSeconds(1));

    /// <summary>Moves on.</summary>
    /// <param name="by">How far, not negative.</param>
    /// <returns>The new time.</returns>
    public DateTimeOffset Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate)
        {
            return _now += by;
        }
    }

    /// <summary>Sets the time, also backwards.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
        {
            _now = now.ToUniversalTime();
        }
    }
}
