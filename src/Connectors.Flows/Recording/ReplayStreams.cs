namespace Connectors.Flows;

/// <summary>Clock, ids and random numbers of a recording, given out in order. What is asked for beyond the end is made up, always the same, and told
/// as a difference. Thread-safe.</summary>
internal sealed class ReplayStreams
{
    private readonly Lock _gate = new();
    private readonly TapedStreams _recorded;
    private readonly long _start;
    private long _now;
    private long _stamp;
    private int _clocks;
    private int _stamps;
    private int _ids;
    private int _jitters;

    public ReplayStreams(Recording recording)
    {
        _recorded = recording.Lines.Select(line => line.Streams).OfType<TapedStreams>().FirstOrDefault() ?? new([], [], [], []);
        _start = _now = recording.Start.UtcTicks;
    }

    public long Clock()
    {
        lock (_gate)
        {
            return _now += _clocks++ < _recorded.Clock.Length ? _recorded.Clock[_clocks - 1] : 0;
        }
    }

    public long Stamp()
    {
        lock (_gate)
        {
            return _stamp += _stamps++ < _recorded.Stamps.Length ? _recorded.Stamps[_stamps - 1] : 0;
        }
    }

    public Guid Id()
    {
        lock (_gate)
        {
            return _ids++ < _recorded.Ids.Length ? _recorded.Ids[_ids - 1]
                : new Guid(0, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(_ids >> 8), (byte)_ids);
        }
    }

    public double Jitter()
    {
        lock (_gate)
        {
            return _jitters++ < _recorded.Jitter.Length ? _recorded.Jitter[_jitters - 1] : 0.5;
        }
    }

    /// <summary>What was asked for more or less often than it was recorded.</summary>
    public IEnumerable<ReplayDifference> Differences() =>
        new[] { Differ("clock", _recorded.Clock.Length, _clocks), Differ("ids", _recorded.Ids.Length, _ids) }.OfType<ReplayDifference>();

    private static ReplayDifference? Differ(string of, int recorded, int replayed) =>
        recorded == replayed ? null : new(of, $"{recorded} recorded, {replayed} replayed", "", replayed > recorded ? "added" : "missing");
}
