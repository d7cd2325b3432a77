namespace Connectors.Sandbox;

/// <summary>The nonces of the last minutes, each of which counts once. Thread-safe.</summary>
internal sealed class NetSuiteNonces
{
    /// <summary>Five minutes to either side: what is older is refused for its timestamp.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, DateTimeOffset At)> _order = new();

    /// <summary>False when the nonce was used before.</summary>
    public bool Use(string nonce, DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_order.TryPeek(out var oldest) && now - oldest.At > Kept) _used.Remove(_order.Dequeue().Nonce);
            if (!_used.Add(nonce)) return false;
            _order.Enqueue((nonce, now));
            return true;
        }
    }
}
