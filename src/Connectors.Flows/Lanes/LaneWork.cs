using Connectors.Adapters;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Does the work of one lease: from the lane's name to who handles it. Keeps the lease alive meanwhile and gives the lane back in the
/// end.</summary>
internal sealed class LaneWork(
    FlowShelf shelf, IConnections connections, IStateStore state, IWorkLanes lanes, IntakeWork intake, RunWork runs, TimeProvider time)
    : ILaneWork
{
    /// <inheritdoc/>
    public async Task<bool> DoAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping,
        CancellationToken ct)
    {
        try
        {
            await using var keeper = new LeaseKeeper(lanes, lease, length, time, ct);
            var scope = new FlowScope(tenant, shelf.Flows.Find(FlowLanes.FlowOf(lease.Lane)), connections, state, lease, stopping);
            var rest = lease.Lane == FlowLanes.Intake(scope.TenantId, scope.Flow.Name)
                ? await intake.DoAsync(scope, tally, keeper.Token)
                : await runs.DoAsync(scope, tally, keeper.Token);
            if (rest.Broken is { } broken)
            {
                tally.Faults.Add(broken);
            }

            if (!rest.Items.IsEmpty)
            {
                await scope.CommitAsync(rest.Items.Select(item => scope.PutOff(item, rest.Broken is null ? TimeSpan.Zero : pause)), ct);
            }

            return rest.Items.IsEmpty;
        }
        finally
        {
            await lanes.ReleaseAsync(lease, CancellationToken.None);
        }
    }
}
