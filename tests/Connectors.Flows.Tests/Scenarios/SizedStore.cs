using Connectors.State;

namespace Connectors.Flows.Tests.Scenarios;

/// <summary>A store that knows the size of the largest entry that it was ever given.</summary>
internal sealed class SizedStore() : ForwardingStore(new InMemoryStateStore())
{
    public int Largest { get; private set; }

    public override ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        foreach (var change in changes)
        {
            var size = change switch
            {
                StateChange.Put put => put.Entry.Json.Length,
                StateChange.Set set => set.Entry.Json.Length,
                _ => 0,
            };
            Largest = Math.Max(Largest, size);
        }

        return base.CommitAsync(changes, ct);
    }
}
