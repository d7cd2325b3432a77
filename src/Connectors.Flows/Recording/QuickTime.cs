namespace Connectors.Flows;

/// <summary>Waits a thousandth of what is asked for: what they were for has happened. What repeats, such as keeping a lease, never comes.</summary>
internal abstract class QuickTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new QuickTimer(System, callback, state, dueTime, period);
}
