using Connectors.State;

namespace Connectors.Flows.Tests;

/// <summary>A store at one of whose commits our process ends, before it is done or after.</summary>
internal sealed class KillingStore(TimeProvider time) : ForwardingStore(new InMemoryStateStore(time))
{
    /// <summary>The commit to end at, counted from 1; 0 for none.</summary>
    public int At { get; set; }

    public bool AfterIt { get; set; }

    public int Commits { get; private set; }

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        Commits++;
        if (Commits == At && !AfterIt)
        {
            throw new OperationCanceledException("Killed before the commit.");
        }

        await base.CommitAsync(changes, ct);
        if (Commits == At)
        {
            throw new OperationCanceledException("Killed after the commit.");
        }
    }
}
