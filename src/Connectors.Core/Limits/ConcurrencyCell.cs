namespace Connectors.Limits;

/// <summary>How many requests are under way at once. Lowered when the vendor refuses, but never below one.</summary>
internal sealed class ConcurrencyCell(BudgetRule.Concurrent rule) : BudgetCell
{
    private int _permits = Math.Max(1, rule.Permits);
    private int _underWay;

    public override void Take(TimeSpan now) => _underWay++;

    public override void Return() => _underWay--;

    public override void Read(TimeSpan now, BudgetReading reading) => _permits = Math.Clamp(reading.Permits, 1, Math.Max(1, rule.Permits));

    protected override TimeSpan OwnRoomAt(TimeSpan now) => _underWay < Math.Max(1, (int)(_permits * Slowdown.Share(now))) ? now : Unknown;
}
