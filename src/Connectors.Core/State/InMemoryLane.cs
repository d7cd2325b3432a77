namespace Connectors.State;

/// <summary>One lane in memory.</summary>
internal sealed class InMemoryLane(LaneKey key)
{
    private readonly SortedDictionary<long, (WorkItem Item, DateTimeOffset Due)> _items = [];
    private string? _owner;
    private long _fence;

    public LaneKey Key => key;

    /// <summary>When its lease ends; null when nobody holds it.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Number of its last turn: the lane with the least is served next.</summary>
    public long LastServed { get; set; }

    public bool IsFree(DateTimeOffset now) => Until is null || Until <= now;

    public bool IsHeldBy(LaneLease lease) => Until is not null && _fence == lease.Fence && _owner == lease.Owner;

    public bool Holds(long id) => _items.ContainsKey(id);

    /// <summary>Urgent work first; a key without gaps, since urgent work has taken earlier work of its key along.</summary>
    public IEnumerable<WorkItem> Claimable(DateTimeOffset now)
    {
        var putOff = new HashSet<string>(StringComparer.Ordinal);
        var claimable = new List<WorkItem>();
        foreach (var (item, due) in _items.Values)
        {
            if (due > now)
            {
                putOff.Add(item.Key);
            }
            else if (!putOff.Contains(item.Key))
            {
                claimable.Add(item);
            }
        }

        return claimable.OrderByDescending(item => item.Class);
    }

    public LaneLease Claim(WorkClaim claim, DateTimeOffset now)
    {
        var items = Claimable(now).Take(claim.Quantum).Select(item => item with { Attempts = item.Attempts + 1 }).ToImmutableArray();
        foreach (var item in items)
        {
            _items[item.Id] = (item, _items[item.Id].Due);
        }

        (_owner, Until) = (claim.Owner, now + claim.Lease);
        return new(key, claim.Owner, ++_fence, Until.Value, items);
    }

    public void Add(WorkItem item, DateTimeOffset due)
    {
        if (item.Class == WorkClass.Interactive)
        {
            foreach (var (earlier, its) in _items.Values.Where(other => other.Item.Key == item.Key).ToArray())
            {
                _items[earlier.Id] = (earlier with { Class = WorkClass.Interactive }, its);
            }
        }

        _items[item.Id] = (item, due);
    }

    public void Remove(long id) => _items.Remove(id);

    public void PutOff(WorkItem item, DateTimeOffset due) =>
        _items[item.Id] = (_items[item.Id].Item with { Payload = item.Payload.ToArray(), Attempts = item.Attempts }, due);

    public LaneReading Read(DateTimeOffset now)
    {
        var claimable = Claimable(now).ToArray();
        return new(_items.Count, claimable.Length, claimable.Length == 0 ? null : now - claimable.Min(item => _items[item.Id].Due), IsFree(now)
            ? 0 : 1);
    }
}
