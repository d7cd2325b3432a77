using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Does the work of workers, and records the turns that are wanted.</summary>
internal sealed class RecordingLaneWork(LaneWork plain, RunRecordings recordings) : ILaneWork
{
    public Task<bool> DoAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping, CancellationToken ct)
    {
        var flow = FlowLanes.FlowOf(lease.Lane);
        return recordings.Wants(tenant, flow)
            ? recordings.RecordAsync(tenant, flow, new(TapedLane.Of(lease), length, pause), house =>
                house.Get<LaneWork>().DoAsync(tenant, lease, length, pause, tally, stopping, ct), stopping)
            : plain.DoAsync(tenant, lease, length, pause, tally, stopping, ct);
    }
}
