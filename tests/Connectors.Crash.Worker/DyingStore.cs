using Connectors.Flows.Tests;
using Connectors.State;

namespace Connectors.Crash.Worker;

/// <summary>A store at whose boundaries the process can end.</summary>
internal sealed class DyingStore(IStateStore store, Moments moments) : ForwardingStore(store)
{
    public override async ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        var found = await base.FindAsync(keys, ct);
        moments.Pass(KillPoint.AfterRead);
        return found;
    }

    public override async ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        moments.Pass(KillPoint.BeforeCommit);
        await base.CommitAsync(changes, ct);
        moments.Pass(KillPoint.AfterCommit);
    }

    public override async ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        var lease = await base.ClaimAsync(claim, ct);
        moments.Pass(KillPoint.AfterClaim);
        return lease;
    }

    public override async ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default)
    {
        moments.Pass(KillPoint.BeforeRelease);
        await base.ReleaseAsync(lease, ct);
        moments.Pass(KillPoint.AfterRelease);
    }
}
