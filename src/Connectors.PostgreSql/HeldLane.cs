using Connectors.State;

namespace Connectors.PostgreSql;

/// <summary>A lane that a commit holds for one of its changes.</summary>
/// <param name="Place">The place of the change in the commit.</param>
/// <param name="Lane">The lane.</param>
/// <param name="Lease">Under which it is held; null where work is put in.</param>
/// <param name="Item">The item that must be there; null where none is asked for.</param>
/// <param name="IsFinished">Whether the item is taken out.</param>
internal sealed record HeldLane(int Place, LaneKey Lane, LaneLease? Lease = null, long? Item = null, bool IsFinished = false)
{
    private const long NoItem = -1;

    /// <summary>In the order of lanes, so that two commits wait for each other only one way; those of a lane in the order of the commit.</summary>
    public static HeldLane[] Of(StateChange[] changes)
    {
        var found = new List<HeldLane>();
        HashSet<long>? done = null;
        HashSet<LaneKey>? filled = null;
        for (var place = 0; place < changes.Length; place++)
        {
            switch (changes[place])
            {
                // One change is enough to hold a lane for all work that is put in.
                case StateChange.Enqueue put when (filled ??= []).Add(put.Item.Lane):
                    found.Add(new(place, put.Item.Lane));
                    break;
                // A commit finishes an item once: a later change of it finds no item.
                case StateChange.Complete complete:
                    found.Add(new(place, complete.Lease.Lane, complete.Lease, (done ??= []).Add(complete.Item.Id) ? complete.Item.Id : NoItem, true));
                    break;
                case StateChange.Defer defer:
                    found.Add(new(place, defer.Lease.Lane, defer.Lease, done?.Contains(defer.Item.Id) is true ? NoItem : defer.Item.Id));
                    break;
                case StateChange.Hold hold:
                    found.Add(new(place, hold.Lease.Lane, hold.Lease));
                    break;
            }
        }

        if (found.Count > 1)
        {
            found.Sort((one, other) => Compare(one.Lane, other.Lane) is var order && order != 0 ? order : one.Place - other.Place);
        }

        return [.. found];
    }

    private static int Compare(LaneKey one, LaneKey other) =>
        CodePointOrder.Instance.Compare(one.Tenant.Value, other.Tenant.Value) is var tenants && tenants != 0 ? tenants
        : CodePointOrder.Instance.Compare(one.Name, other.Name);
}
