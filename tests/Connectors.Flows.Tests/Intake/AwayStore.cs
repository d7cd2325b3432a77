using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A store that cannot be reached for a while.</summary>
internal sealed class AwayStore(InMemoryStateStore store, Func<bool> isAway) : ForwardingStore(store)
{
    public override ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default) =>
        isAway() ? throw new ConnectorException(new(FaultKind.Transient, "The store is away.")) : base.CommitAsync(changes, ct);
}
