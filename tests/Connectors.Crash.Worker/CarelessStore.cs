using Connectors.Flows.Tests;
using Connectors.State;

namespace Connectors.Crash.Worker;

/// <summary>A store without one of the protections, for negative controls: the harness must see what then goes wrong.</summary>
/// <param name="store">The store below.</param>
/// <param name="withoutJournal">Intents are neither kept nor found.</param>
/// <param name="checkpointFirst">A checkpoint is committed before the effects of its page.</param>
internal sealed class CarelessStore(IStateStore store, bool withoutJournal, bool checkpointFirst) : ForwardingStore(store)
{
    public override ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default) =>
        base.FindAsync(withoutJournal ? [.. keys.Where(key => key.Set != "intent")] : keys, ct);

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        if (withoutJournal)
        {
            changes = [.. changes.Where(change => change.Key.Set != "intent")];
        }

        if (checkpointFirst && changes.Any(change => change.Key.Set == "checkpoint"))
        {
            await base.CommitAsync([.. changes.Where(change => change.Key.Set == "checkpoint")], ct);
            changes = [.. changes.Where(change => change.Key.Set != "checkpoint")];
        }

        await base.CommitAsync(changes, ct);
    }
}
