namespace Connectors.Flows.Tests.Simulation;

/// <summary>A process of a simulation: can be killed, and frozen for a while as by SIGSTOP.</summary>
internal sealed class SimProcess(SimLoop loop, string name) : SynchronizationContext
{
    public string Name => name;

    public bool IsDead { get; private set; }

    public DateTimeOffset FrozenUntil { get; private set; } = DateTimeOffset.MinValue;

    public SimLoop Loop => loop;

    /// <summary>Whether it was frozen in the moment of sending a write, and has not committed since.</summary>
    public bool StoodStill { get; set; }

    /// <summary>What it wrote after that; null when it has committed since, or was not frozen then.</summary>
    public string? Late { get; set; }

    public override void Post(SendOrPostCallback d, object? state) => loop.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins work in this process.</summary>
    public void Start(Func<Task> work, Action<Exception> failed) => loop.Post(this, async _ =>
    {
        try
        {
            await work();
        }
        catch (Exception unexpected)
        {
            failed(unexpected);
        }
    }, null);

    /// <summary>Lets others run before it goes on.</summary>
    public Task YieldAsync()
    {
        var source = new TaskCompletionSource();
        loop.Post(this, _ => source.SetResult(), null);
        return source.Task;
    }

    /// <summary>Ends here: what awaits this never goes on.</summary>
    public Task DieAsync()
    {
        loop.Note($"{name} dies");
        IsDead = true;
        if (Late is { } late)
        {
            loop.Untold.Add(late);
        }

        return new TaskCompletionSource().Task;
    }

    /// <summary>The simulation is over.</summary>
    public void End() => IsDead = true;

    public void Freeze(TimeSpan time)
    {
        loop.Note($"{name} freezes");
        FrozenUntil = loop.Now + time;
    }
}
