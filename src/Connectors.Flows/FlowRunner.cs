using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>One execution by hand: asks for a read, then works on the lanes of this tenant and flow until nothing can go on.</summary>
internal sealed class FlowRunner(
    FlowShelf shelf, IConnections connections, IStateStore state, IWorkLanes lanes, LaneWork work, LateWrites late, FlowTelemetry telemetry,
    IIdSource ids, IOptions<FlowWorkersOptions> options) : IFlowRunner
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _lease = options.Value.Lease;

    public async Task<FlowReport> RunAsync(TenantContext tenant, string flow, IProgress<FlowProgress>? progress = null,
        CancellationToken ct = default)
    {
        var (id, definition) = (tenant.Tenant.Id, shelf.Flows.Find(flow));
        foreach (var role in definition.Steps.Select(step => step.Role).Append(definition.Trigger.Role).Distinct(StringComparer.Ordinal))
        {
            FlowRoles.Open(tenant, definition, role, connections);
        }

        var tally = new FlowTally(id.Value, flow, progress);
        var owner = $"execution/{ids.Next()}";
        await late.TellAsync(ct);
        await state.CommitAsync([FlowLanes.ToRead(id, flow, WorkClass.Interactive)], ct);
        await DrainAsync(tenant, FlowLanes.Intake(id, flow), owner, tally, ct);
        await DrainAsync(tenant, FlowLanes.Runs(id, flow), owner, tally, ct);
        tally.ShowRuns(0);
        return tally.ToReport();
    }

    /// <summary>Until nothing of a lane can go on: a feed brings hints into the lane that it is read in, a run may start others.</summary>
    private async Task DrainAsync(TenantContext tenant, LaneKey lane, string owner, FlowTally tally, CancellationToken ct)
    {
        while (await ClaimAsync(lane, owner, ct) is { } lease && await work.DoAsync(tenant, lease, _lease, TimeSpan.Zero, tally, ct, ct))
        {
        }
    }

    /// <summary>Claims what a lane holds. Where another worker holds the lane it is waited for: it does our work too, or it is dead and its lease
    /// ends.</summary>
    /// <returns>Null when nothing of the lane can go on.</returns>
    private async ValueTask<LaneLease?> ClaimAsync(LaneKey lane, string owner, CancellationToken ct)
    {
        while (true)
        {
            // All of it at once, so that what waits for each other is met in one execution.
            var claim = new WorkClaim(owner) { Tenant = lane.Tenant, LanePrefix = lane.Name, Lease = _lease, Quantum = 10_000 };
            if (await telemetry.ClaimAsync(lanes, claim, ct) is { } lease)
            {
                return lease;
            }

            var reading = await lanes.ListAsync(lane.Tenant, ct).FirstOrDefaultAsync(entry => entry.Key == lane, ct);
            if (reading.Value is null or { Claimable: 0 })
            {
                return null;
            }

            await lanes.WaitAsync(Look, ct);
        }
    }
}
