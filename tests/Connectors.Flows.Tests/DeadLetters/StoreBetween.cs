using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A store at which somebody else does something at the worst moments there are: right before a commit, or when something was found and
/// is not told yet.</summary>
internal sealed class StoreBetween : ForwardingStore
{
    private bool _isBetween;

    /// <param name="time">The clock of lanes; the system's when it is left out.</param>
    public StoreBetween(TimeProvider? time = null)
        : this(new InMemoryStateStore(time))
    {
    }

    private StoreBetween(InMemoryStateStore inner)
        : base(inner) => Inner = inner;

    public InMemoryStateStore Inner { get; }

    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    public Func<IReadOnlyList<StateEntry>, Task> Found { get; set; } = _ => Task.CompletedTask;

    public override async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        var found = await base.FindAsync(keys, ct);
        await Found(found);
        return found;
    }

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        if (!_isBetween)
        {
            _isBetween = true;
            await Before();
            _isBetween = false;
        }

        await base.CommitAsync(changes, ct);
    }
}
