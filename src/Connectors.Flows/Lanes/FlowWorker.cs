using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>One turn of a worker: claim a lane, do its work, give it back.</summary>
internal sealed class FlowWorker(
    IWorkLanes lanes, IStateStore state, ITenants tenants, ILaneWork work, LateWrites late, FlowTelemetry telemetry,
    IOptions<FlowWorkersOptions> options, TimeProvider time, ILogger<FlowWorker> log)
{
    private readonly FlowWorkersOptions _options = options.Value;

    /// <param name="owner">Who works.</param>
    /// <param name="urgentFirst">Whether lanes with urgent work are asked for first.</param>
    /// <param name="stopping">No further item is begun from then on; what has begun gets its grace.</param>
    /// <returns>False when there was nothing to claim.</returns>
    public async Task<bool> TurnAsync(string owner, bool urgentFirst, CancellationToken stopping)
    {
        await late.TellAsync(stopping);
        var claim = new WorkClaim(owner) { Quantum = _options.Quantum, Lease = _options.Lease };
        var lease = urgentFirst ? await telemetry.ClaimAsync(lanes, claim with { Class = WorkClass.Interactive }, stopping) : null;
        lease ??= await telemetry.ClaimAsync(lanes, claim, stopping);
        if (lease is null)
        {
            return false;
        }

        using var cutOff = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var graceful = stopping.UnsafeRegister(_ => cutOff.CancelAfter(_options.Grace), null);
        var tally = new FlowTally(lease.Lane.Tenant.Value, FlowLanes.FlowOf(lease.Lane), null);
        try
        {
            var tenant = await tenants.OpenAsync(lease.Lane.Tenant, stopping);
            await work.DoAsync(tenant, lease, _options.Lease, _options.Pause, tally, stopping, cutOff.Token);
        }
        catch (LeaseLostException lost)
        {
            log.LeaseLost(lost.Lease.Lane.ToString(), lost.Lease.Fence);
        }
        catch (ConnectorException broken)
        {
            // The tenant cannot be opened, or the flow is not here: whatever it is concerns the whole lane.
            tally.Faults.Add(broken.Fault);
            await PutOffAsync(lease);
        }

        foreach (var fault in tally.Faults)
        {
            log.WorkBroke(lease.Lane.ToString(), TelemetryLog.Told(fault));
        }

        return true;
    }

    private async Task PutOffAsync(LaneLease lease)
    {
        try
        {
            await state.CommitAsync([.. lease.Items.Select(item => new StateChange.Defer(lease, item with { Attempts = 0 }, _options.Pause))]);
        }
        catch (LeaseLostException)
        {
            // Some of it was done before the rest broke: what is left comes again by itself.
        }

        await lanes.ReleaseAsync(lease);
    }
}
