namespace Connectors.Limits;

/// <summary>The state of one bucket. Time is what has passed since the ledger began. Not thread-safe: its connection's lock guards it.</summary>
internal abstract class BudgetCell
{
    /// <summary>Only a returned permit opens it, no time.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.MaxValue;

    private TimeSpan _closedUntil = TimeSpan.MinValue;

    protected Slowdown Slowdown { get; } = new();

    /// <summary>Whether a refusal for good (until the vendor's window moves on) stands, and for how long; null when there is room or waiting
    /// helps.</summary>
    public virtual TimeSpan? ExhaustedFor(TimeSpan now, bool isWrite) => null;

    /// <summary>The earliest time at which one request may fit; not later than <paramref name="now"/> when it fits now.</summary>
    public TimeSpan RoomAt(TimeSpan now) => _closedUntil > now ? _closedUntil : OwnRoomAt(now);

    /// <summary>Counts a request that goes out now; there must be room.</summary>
    public abstract void Take(TimeSpan now);

    /// <summary>A request has come back.</summary>
    public virtual void Return()
    {
    }

    /// <summary>The vendor refused for too many requests.</summary>
    public virtual void Lower(TimeSpan now, TimeSpan? retryAfter)
    {
        Slowdown.Lower(now);
        if (retryAfter is { } wait && now + wait > _closedUntil)
            _closedUntil = now + wait;
    }

    /// <summary>The vendor says that the allowance is used up.</summary>
    public virtual void Exhaust(TimeSpan now, TimeSpan? retryAfter)
    {
    }

    /// <summary>What the vendor says about this bucket.</summary>
    public virtual void Read(TimeSpan now, BudgetReading reading)
    {
    }

    protected abstract TimeSpan OwnRoomAt(TimeSpan now);
}
