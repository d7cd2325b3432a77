namespace Connectors.Limits;

/// <summary>A rate as generic cell rate algorithm: a small burst, then evenly spread.</summary>
/// <remarks>
/// With N permits in window w, burst b and spacing T = w / (N - b + 1), a half-open window of length w sees at most b + (ceil(w / T) - 1) = N
/// requests:
/// the vendor's limit holds in every window, not only in those that begin with a full burst.
/// </remarks>
internal sealed class RateCell(BudgetRule.Rate rule) : BudgetCell
{
    private readonly int _burst = Math.Max(1, rule.Permits / 10);
    private TimeSpan _theoreticalArrival = TimeSpan.MinValue;

    private TimeSpan Spacing
    {
        get
        {
            var free = Math.Max(1, rule.Permits) - _burst + 1;
            return new((rule.Window.Ticks + free - 1) / free);
        }
    }

    public override void Take(TimeSpan now)
    {
        var from = _theoreticalArrival > now ? _theoreticalArrival : now;
        _theoreticalArrival = from + (Spacing / Slowdown.Share(now));
    }

    protected override TimeSpan OwnRoomAt(TimeSpan now) =>
        _theoreticalArrival == TimeSpan.MinValue ? now : _theoreticalArrival - ((_burst - 1) * Spacing);
}
