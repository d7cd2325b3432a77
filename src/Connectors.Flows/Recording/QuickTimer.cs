namespace Connectors.Flows;

/// <summary>A timer of <see cref="QuickTime"/>.</summary>
internal sealed class QuickTimer : ITimer
{
    private readonly ITimer _inner;

    public QuickTimer(TimeProvider time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _inner = time.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, period);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period) => _inner.Change(
        dueTime == Timeout.InfiniteTimeSpan || (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
            ? Timeout.InfiniteTimeSpan : dueTime / 1000,
        Timeout.InfiniteTimeSpan);

    public void Dispose() => _inner.Dispose();

    public ValueTask DisposeAsync() => _inner.DisposeAsync();
}
