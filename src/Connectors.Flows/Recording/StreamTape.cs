namespace Connectors.Flows;

/// <summary>Collects clock, ids and random numbers of one execution. Thread-safe.</summary>
internal sealed class StreamTape(DateTimeOffset start, int most)
{
    private readonly Lock _gate = new();
    private readonly List<long> _clock = [];
    private readonly List<long> _stamps = [];
    private readonly List<Guid> _ids = [];
    private readonly List<double> _jitter = [];
    private long _last = start.UtcTicks;
    private long _lastStamp;

    /// <summary>Whether more came than may be kept.</summary>
    public bool IsFull { get; private set; }

    public void Clock(DateTimeOffset now) => Keep(() =>
    {
        _clock.Add(now.UtcTicks - _last);
        _last = now.UtcTicks;
    });

    public void Stamp(long stamp) => Keep(() =>
    {
        _stamps.Add(stamp - _lastStamp);
        _lastStamp = stamp;
    });

    public void Id(Guid id) => Keep(() => _ids.Add(id));

    public void Jitter(double value) => Keep(() => _jitter.Add(value));

    public TapedStreams ToStreams()
    {
        lock (_gate)
        {
            return new([.. _clock], [.. _stamps], [.. _ids], [.. _jitter]);
        }
    }

    private void Keep(Action add)
    {
        lock (_gate)
        {
            IsFull = IsFull || _clock.Count + _stamps.Count + _ids.Count + _jitter.Count >= most;
            if (!IsFull)
            {
                add();
            }
        }
    }
}
