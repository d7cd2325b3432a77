namespace Connectors.Limits;

/// <summary>An allowance over a long rolling window, counted in slices and corrected by what the vendor says (others use the account too).</summary>
internal sealed class QuotaCell(BudgetRule.Quota rule) : BudgetCell
{
    private const int Slices = 24;
    private static readonly TimeSpan ProbePause = TimeSpan.FromMinutes(5);
    private readonly int[] _used = new int[Slices];
    private readonly TimeSpan _slice = rule.Window / Slices;
    private long _current;
    private int _permits = rule.Permits;
    private long _foreign;
    private TimeSpan _foreignAt;
    private TimeSpan _probeAt = TimeSpan.MinValue;

    /// <summary>The vendor's limit may be smaller than the part for writes: then its share is reserved, for else reads would never have
    /// room.</summary>
    private long Reserved => rule.ReservedForWrites < _permits
        ? rule.ReservedForWrites : (long)rule.ReservedForWrites * _permits / Math.Max(1, rule.Permits);

    public override TimeSpan? ExhaustedFor(TimeSpan now, bool isWrite)
    {
        Turn(now);
        if (now < _probeAt)
            return _probeAt - now;
        var free = _permits - Used(now) - (isWrite ? 0 : Reserved);
        return free > 0 ? null : ((_current + 1) * _slice) - now;
    }

    public override void Take(TimeSpan now)
    {
        Turn(now);
        _used[_current % Slices]++;
    }

    public override void Exhaust(TimeSpan now, TimeSpan? retryAfter) => _probeAt = now + (retryAfter ?? ProbePause);

    public override void Read(TimeSpan now, BudgetReading reading)
    {
        Turn(now);
        _permits = reading.Permits;
        _foreign = reading.Used - _used.Sum();
        _foreignAt = now;
    }

    protected override TimeSpan OwnRoomAt(TimeSpan now) => now;

    /// <summary>Our own count plus what others used when the vendor last told us, of which an even share leaves the window as time goes on.</summary>
    private long Used(TimeSpan now)
    {
        var left = 1 - Math.Min(1, (now - _foreignAt) / rule.Window);
        return _used.Sum() + (_foreign > 0 ? (long)Math.Ceiling(_foreign * left) : _foreign);
    }

    private void Turn(TimeSpan now)
    {
        var slice = now.Ticks / _slice.Ticks;
        for (var next = Math.Max(_current + 1, slice - Slices + 1); next <= slice; next++)
            _used[next % Slices] = 0;
        if (slice > _current)
            _current = slice;
    }
}
