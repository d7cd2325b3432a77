namespace Connectors.Limits;

/// <summary>A rate of which each process has slots of time, booked in an account that all share.</summary>
/// <remarks>
/// Slots follow one another and never overlap; each has as many permits as the rate gives in its length, evenly spread. So all processes together
/// keep the rate, and at most one chunk more in any window: the parts of two slots at its ends. A slot that is not used, because its process has
/// died or has nothing to send, is over at its end and need not be given back.
/// </remarks>
internal sealed class SharedRateCell(BudgetRule.Rate rule, Action<SharedRateCell> book) : BudgetCell
{
    private static readonly TimeSpan LongestSlot = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private TimeSpan _from = TimeSpan.MinValue;
    private TimeSpan _until = TimeSpan.MinValue;
    private TimeSpan _next = TimeSpan.MinValue;
    private TimeSpan _bookAt = TimeSpan.MinValue;
    private int _left;
    private bool _isBooking;

    public BudgetRule.Rate Rule => rule;

    /// <summary>End of the slot that was booked last, as it is stored.</summary>
    public DateTimeOffset LastBooked { get; private set; }

    /// <summary>Time of one permit.</summary>
    public static TimeSpan SpacingOf(BudgetRule.Rate rule) => new((rule.Window.Ticks + rule.Permits - 1) / Math.Max(1, rule.Permits));

    /// <summary>Most permits of one slot: a quarter of the window's, and no more than a second's.</summary>
    public static int ChunkOf(BudgetRule.Rate rule) =>
        Math.Max(1, (int)((rule.Window / 4 < LongestSlot ? rule.Window / 4 : LongestSlot) / SpacingOf(rule)));

    public override void Take(TimeSpan now)
    {
        _left--;
        // What a timer was late by, up to one permit, is made up for.
        var spacing = SpacingOf(rule);
        _next = (_next > now - spacing ? _next : now - spacing) + (spacing / Slowdown.Share(now));
    }

    /// <summary>A slot was booked.</summary>
    public void Book(TimeSpan from, TimeSpan until, RateSlot slot) =>
        (_isBooking, _from, _until, _left, LastBooked) = (false, from, until, slot.Permits, slot.Until);

    /// <summary>The store could not be reached.</summary>
    public void Wait(TimeSpan now) => (_isBooking, _bookAt) = (false, now + RetryPause);

    protected override TimeSpan OwnRoomAt(TimeSpan now)
    {
        var at = Later(now, Later(_from, _next));
        if (_left > 0 && at < _until)
            return at;
        if (_isBooking)
            return Unknown;
        if (_bookAt > now)
            return _bookAt;
        _isBooking = true;
        book(this);
        return Unknown;
    }

    private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
