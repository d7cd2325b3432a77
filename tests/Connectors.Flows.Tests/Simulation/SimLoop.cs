namespace Connectors.Flows.Tests.Simulation;

/// <summary>One thread, virtual time, a seeded choice of what runs next. All of a simulation's code runs inside it.</summary>
internal sealed class SimLoop(int seed)
{
    private readonly List<(SimProcess Process, SendOrPostCallback Work, object? State)> _ready = [];
    private readonly PriorityQueue<SimTimer, (DateTimeOffset Due, long Number)> _timers = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _timerNumber;

    /// <summary>What processes wrote that stood still while they sent, and ended before they could tell: the one thing that nobody puts right.</summary>
    public HashSet<string> Untold { get; } = new(StringComparer.Ordinal);

    public Random Random { get; } = new(seed);

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>How many steps were done.</summary>
    public int Steps { get; private set; }

    /// <summary>Grows with every choice: equal for equal runs.</summary>
    public ulong Trace { get; private set; } = 14695981039346656037;

    public void Note(string what)
    {
        foreach (var character in what)
        {
            Trace = (Trace ^ character) * 1099511628211;
        }
    }

    public void Post(SimProcess process, SendOrPostCallback work, object? state)
    {
        // What a dead process left is finalized on another thread and says so.
        if (process.IsDead)
        {
            return;
        }

        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException($"Something left the simulation's thread: it would not be repeatable.\n{Environment.StackTrace}");
        }

        _ready.Add((process, work, state));
    }

    public void Add(SimTimer timer) => _timers.Enqueue(timer, (timer.Due, ++_timerNumber));

    /// <summary>Runs until the work is done.</summary>
    /// <param name="isDone">Looked at between steps.</param>
    /// <param name="maxSteps">Bound: more is a simulation that does not end.</param>
    public void Run(Func<bool> isDone, int maxSteps = 200_000)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (!isDone())
            {
                if (++Steps > maxSteps)
                {
                    throw new InvalidOperationException($"Nothing ends after {maxSteps} steps, at {Now:O}.");
                }

                Step();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        // What belongs to a dead process is never run: no handler, no finally, as after SIGKILL.
        _ready.RemoveAll(item => item.Process.IsDead);
        var runnable = _ready.FindAll(item => item.Process.FrozenUntil <= Now);
        if (runnable.Count == 0)
        {
            Pass();
            return;
        }

        var index = Random.Next(runnable.Count);
        var chosen = runnable[index];
        _ready.Remove(chosen);
        Trace = (Trace ^ (ulong)index) * 1099511628211;
        SynchronizationContext.SetSynchronizationContext(chosen.Process);
        chosen.Work(chosen.State);
    }

    /// <summary>Time goes on to what comes next: a timer, or a frozen process that thaws.</summary>
    private void Pass()
    {
        var thaw = _ready.Count == 0 ? (DateTimeOffset?)null : _ready.Min(item => item.Process.FrozenUntil);
        if (!_timers.TryPeek(out var timer, out var at) || thaw < at.Due)
        {
            Now = thaw ?? throw new InvalidOperationException($"Everything waits for ever, at {Now:O}.");
            return;
        }

        _timers.Dequeue();
        Now = at.Due > Now ? at.Due : Now;
        if (timer.Process.FrozenUntil > Now)
        {
            timer.Due = timer.Process.FrozenUntil;
            Add(timer);
        }
        else if (!timer.Process.IsDead && !timer.IsDisposed && timer.Due == at.Due)
        {
            SynchronizationContext.SetSynchronizationContext(timer.Process);
            timer.Fire();
        }
    }
}
