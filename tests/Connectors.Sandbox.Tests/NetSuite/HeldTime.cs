namespace Connectors.Sandbox.Tests;

/// <summary>A clock whose timers fire only when they are released; tells when a number of them are waiting.</summary>
internal sealed class HeldTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Held> _timers = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];

    public Task WaitingAsync(int count)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            Tell();
            return reached.Task;
        }
    }

    public void Release()
    {
        List<Held> timers;
        lock (_gate)
        {
            timers = [.. _timers];
            _timers.Clear();
        }
        foreach (var timer in timers) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Held(callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
            Tell();
        }
        return timer;
    }

    private void Tell()
    {
        foreach (var (count, reached) in _waiters)
        {
            if (_timers.Count >= count) reached.TrySetResult();
        }
    }

    private sealed class Held(TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
