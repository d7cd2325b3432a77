namespace Connectors.Sandbox;

/// <summary>Calls in a sliding window of real time.</summary>
internal sealed class JiraWindow(TimeProvider time, int limit, TimeSpan length)
{
    private readonly Queue<long> _entered = new();

    public int Limit => limit;

    public TimeSpan Length => length;

    public bool IsFull
    {
        get
        {
            while (_entered.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= length)
            {
                _entered.Dequeue();
            }

            return _entered.Count >= limit;
        }
    }

    public void Enter() => _entered.Enqueue(time.GetTimestamp());
}
