using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>One execution by hand: asks for a read, then works on the lanes of this tenant and flow until nothing can go on.</summary>
internal sealed class FlowRunner(
    FlowShelf shelf, IConnections connections, IStateStore state, IWorkLanes lanes, LaneWork work, FlowTelemetry telemetry,
    IIdSource ids) : IFlowRunner
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

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
        await state.CommitAsync([FlowLanes.ToRead(id, flow, WorkClass.Interactive)], ct);
        await ReadAsync(tenant, FlowLanes.Intake(id, flow), owner, tally, ct);
        while (await ClaimAsync(FlowLanes.Runs(id, flow), owner, ct) is { } lease
            && await work.DoAsync(tenant, lease, Lease, TimeSpan.Zero, tally, ct, ct))
        {
        }

        tally.ShowRuns(0);
        return tally.ToReport();
    }

    /// <summary>Until nothing is left: a feed brings hints into the lane that it is read in. Whoever holds the lane may have been asked by an
    /// earlier execution: then it does our read too.</summary>
    private async Task ReadAsync(TenantContext tenant, LaneKey lane, string owner, FlowTally tally, CancellationToken ct)
    {
        for (var hasWorked = false; ;)
        {
            if (await ClaimAsync(lane, owner, ct) is { } lease)
            {
                if (!await work.DoAsync(tenant, lease, Lease, TimeSpan.Zero, tally, ct, ct))
                {
                    return;
                }

                hasWorked = true;
                continue;
            }

            var reading = await lanes.ListAsync(lane.Tenant, ct).FirstOrDefaultAsync(entry => entry.Key == lane, ct);
            if (hasWorked || reading.Value is null or { Claimable: 0 })
            {
                return;
            }

            await lanes.WaitAsync(Look, ct);
        }
    }

    /// <summary>All of a lane at once, so that what waits for each other is met in one execution.</summary>
    private ValueTask<LaneLease?> ClaimAsync(LaneKey lane, string owner, CancellationToken ct) =>
        telemetry.ClaimAsync(lanes, new(owner) { Tenant = lane.Tenant, LanePrefix = lane.Name, Lease = Lease, Quantum = 10_000 }, ct);
}
