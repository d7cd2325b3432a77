namespace Connectors.Limits;

/// <summary>How many requests a connection may have under way while its vendor is slow or fails: fewer after each round that went badly, more after
/// each that went well, none too many for a vendor that is well.</summary>
/// <remarks>
/// Additive increase, multiplicative decrease, judged by rounds: so many answers as requests are allowed at once, at least <see cref="FreeRound"/>
/// while there is no limit. A round is bad when more than a tenth of it failed, which is known before its end, or when it took twice as long as its
/// kinds of requests usually take, and a second longer for each. A bad round halves what is under way; a good one gives back an eighth of what was
/// under way before, so that eight good rounds lift the limit. What was sent before a fall is not held against what came after it. Refusals for the
/// number of requests are the matter of the vendor's own rules.
/// </remarks>
internal sealed class AdaptiveCell : BudgetCell
{
    private const int FreeRound = 10;
    private const double FailedShare = 0.1;
    private const double SlowFactor = 2;
    private const int Steps = 8;
    private static readonly TimeSpan SlowMargin = TimeSpan.FromSeconds(1);
    private readonly UsualDurations _usual = new();
    private int _underWay;
    private int _before;
    private int _size;
    private int _answers;
    private int _failed;
    private TimeSpan _took;
    private TimeSpan _usually;

    /// <summary>How many may be under way; null when nothing is held back.</summary>
    public int? Limit { get; private set; }

    /// <summary>Raised at each fall: requests that were sent before it tell nothing about what came after.</summary>
    public int Falls { get; private set; }

    public override void Take(TimeSpan now) => _underWay++;

    public override void Return() => _underWay--;

    public override void Lower(TimeSpan now, TimeSpan? retryAfter)
    {
    }

    /// <summary>Counts an answer, before its permit is returned.</summary>
    /// <param name="now">When it came.</param>
    /// <param name="kind">Kind of request.</param>
    /// <param name="falls">What <see cref="Falls"/> was when it was sent.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="failed">Whether the vendor failed.</param>
    /// <returns>The change that it brought about; null for none.</returns>
    public AdaptiveChange? Judge(TimeSpan now, string kind, int falls, TimeSpan took, bool failed)
    {
        var usually = failed ? TimeSpan.Zero : _usual.Learn(now, kind, took);
        if (falls != Falls)
            return null;
        if (_answers == 0)
            _size = Limit ?? Math.Max(FreeRound, _underWay);
        _answers++;
        if (failed)
            _failed++;
        else
            (_took, _usually) = (_took + took, _usually + usually);
        if (_failed > _size * FailedShare)
            return Fall();
        if (_answers < _size)
            return null;
        return _took > _usually * SlowFactor && _took > _usually + ((_answers - _failed) * SlowMargin) ? Fall() : Rise();
    }

    protected override TimeSpan OwnRoomAt(TimeSpan now) => Limit is null || _underWay < Limit ? now : Unknown;

    private AdaptiveChange? Fall()
    {
        if (Limit is null)
            _before = _underWay;
        Falls++;
        BeginRound();
        var limit = Math.Max(1, Math.Min(Limit ?? int.MaxValue, _underWay) / 2);
        var change = limit == Limit ? null : new AdaptiveChange(limit, AdaptiveChange.Lowered, Limit is null);
        Limit = limit;
        return change;
    }

    private AdaptiveChange? Rise()
    {
        BeginRound();
        if (Limit is not { } limit)
            return null;
        limit += Math.Max(1, _before / Steps);
        Limit = limit < _before ? limit : null;
        return new(limit, Limit is null ? AdaptiveChange.Lifted : AdaptiveChange.Raised);
    }

    private void BeginRound() => (_answers, _failed, _took, _usually) = (0, 0, TimeSpan.Zero, TimeSpan.Zero);
}
