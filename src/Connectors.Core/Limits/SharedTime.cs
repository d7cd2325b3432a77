namespace Connectors.Limits;

/// <summary>The clock by which processes share budgets: the furthest that any of them has written. Clocks that are apart by minutes do no harm: what
/// counts is that all agree, and each learns it with what it reads. Thread-safe.</summary>
/// <remarks>A process whose clock is behind lags by no more than the age of the newest entry that it has read, which is short where many write. It
/// goes on by its own steady count: a clock that is put right while it runs changes nothing.</remarks>
internal sealed class SharedTime(TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _begin = time.GetTimestamp();
    private readonly Lock _gate = new();
    private TimeSpan _ahead;

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return Own + _ahead;
        }
    }

    private DateTimeOffset Own => _start + time.GetElapsedTime(_begin);

    /// <summary>Somebody wrote at this time: it is no earlier now.</summary>
    /// <returns>What time it is.</returns>
    public DateTimeOffset After(DateTimeOffset written)
    {
        lock (_gate)
        {
            var ahead = written - Own;
            if (ahead > _ahead)
                _ahead = ahead;
            return Own + _ahead;
        }
    }
}
