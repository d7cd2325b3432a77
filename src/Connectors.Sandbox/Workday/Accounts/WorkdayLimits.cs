namespace Connectors.Sandbox;

/// <summary>Requests in a window of real time. The vendor publishes no numbers and sends no header with a refusal. Thread-safe.</summary>
internal sealed class WorkdayLimits(TimeProvider time, WorkdaySettings settings)
{
    private readonly Lock _gate = new();
    private readonly Queue<long> _admitted = new();

    /// <summary>Whether a request still fits; counts it when it does.</summary>
    public bool Admit()
    {
        if (settings.Requests is not { } permits) return true;
        lock (_gate)
        {
            var window = TimeSpan.FromSeconds(settings.WindowSeconds);
            while (_admitted.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= window) _admitted.Dequeue();
            if (_admitted.Count >= permits) return false;
            _admitted.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
