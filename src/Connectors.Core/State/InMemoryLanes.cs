using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Lanes in memory, without a lock of their own: the store that they belong to calls under its own.</summary>
internal sealed class InMemoryLanes
{
    private readonly Dictionary<LaneKey, InMemoryLane> _lanes = [];
    private long _lastId;
    private long _served;

    public LaneLease? Claim(WorkClaim claim, DateTimeOffset now)
    {
        var lane = _lanes.Values
            .Where(lane => claim.Tenant is null || lane.Key.Tenant == claim.Tenant)
            .Where(lane => claim.LanePrefix is null || lane.Key.Name.StartsWith(claim.LanePrefix, StringComparison.Ordinal))
            .Where(lane => lane.IsFree(now) && lane.Claimable(now).Any(item => claim.Class is null || item.Class == claim.Class))
            .MinBy(lane => lane.LastServed);
        if (lane is not null)
        {
            lane.LastServed = ++_served;
        }

        return lane?.Claim(claim, now);
    }

    public LaneLease? Renew(LaneLease lease, DateTimeOffset until)
    {
        if (Find(lease) is not { } lane)
        {
            return null;
        }

        lane.Until = until;
        return lease with { Until = until };
    }

    public void Release(LaneLease lease)
    {
        if (Find(lease) is { } lane)
        {
            (lane.Until, lane.LastServed) = (null, ++_served);
        }
    }

    /// <summary>Whether a change of a lane may be done.</summary>
    /// <exception cref="LeaseLostException">It may not.</exception>
    /// <param name="change">The change.</param>
    /// <param name="done">Numbers of the items that earlier changes of the commit finish.</param>
    public void Check(StateChange change, HashSet<long> done)
    {
        var (lease, item) = change switch
        {
            StateChange.Complete complete => (complete.Lease, complete.Item),
            StateChange.Defer defer => (defer.Lease, defer.Item),
            StateChange.Hold hold => (hold.Lease, null),
            _ => (null, null),
        };
        if (lease is not null && (Find(lease) is not { } lane || (item is not null && (!lane.Holds(item.Id) || done.Contains(item.Id)))))
        {
            throw new LeaseLostException(lease);
        }

        if (change is StateChange.Complete finished)
        {
            done.Add(finished.Item.Id);
        }
    }

    public void Apply(StateChange change, DateTimeOffset now)
    {
        switch (change)
        {
            case StateChange.Enqueue put:
                if (!_lanes.TryGetValue(put.Item.Lane, out var lane))
                {
                    _lanes[put.Item.Lane] = lane = new(put.Item.Lane);
                }

                lane.Add(put.Item with { Id = ++_lastId, Attempts = 0, At = now, Payload = put.Item.Payload.ToArray() }, now + put.Delay);
                break;
            case StateChange.Complete complete: _lanes[complete.Lease.Lane].Remove(complete.Item.Id, now); break;
            case StateChange.Defer defer: _lanes[defer.Lease.Lane].PutOff(defer.Item, now + defer.Delay); break;
        }
    }

    public KeyValuePair<LaneKey, LaneReading>[] List(TenantId tenant, DateTimeOffset now) =>
        [.. _lanes.Where(lane => lane.Key.Tenant == tenant).OrderBy(lane => lane.Key.Name, CodePointOrder.Instance)
            .Select(lane => new KeyValuePair<LaneKey, LaneReading>(lane.Key, lane.Value.Read(now)))];

    public LaneReading Measure(DateTimeOffset now)
    {
        var readings = _lanes.Values.Select(lane => lane.Read(now)).ToArray();
        return new(readings.Sum(lane => lane.Depth), readings.Sum(lane => lane.Claimable), readings.Max(lane => lane.OldestClaimable),
            readings.Sum(lane => lane.Held));
    }

    private InMemoryLane? Find(LaneLease lease) => _lanes.TryGetValue(lease.Lane, out var lane) && lane.IsHeldBy(lease) ? lane : null;
}
