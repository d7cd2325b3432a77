namespace Connectors.Sandbox;

/// <summary>
/// Counts the requests of one account that are under way, over all integrations. A request above the limit is refused at once, never queued.
/// Safe for use from several requests at once.
/// </summary>
internal sealed class NetSuiteConcurrency(int limit)
{
    private int _underWay;
    private int _highest;

    public int Limit => limit;

    /// <summary>The most requests that were under way at one time.</summary>
    public int Highest => Volatile.Read(ref _highest);

    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>False when the account is full; otherwise the caller must call <see cref="Leave"/> in the end.</summary>
    public bool TryEnter()
    {
        var now = Interlocked.Increment(ref _underWay);
        if (now > limit)
        {
            Interlocked.Decrement(ref _underWay);
            return false;
        }
        int seen;
        while (now > (seen = Volatile.Read(ref _highest)) && Interlocked.CompareExchange(ref _highest, now, seen) != seen)
        {
        }
        return true;
    }

    public void Leave() => Interlocked.Decrement(ref _underWay);
}
