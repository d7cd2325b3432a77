namespace Connectors.State;

/// <summary>One lane in memory.</summary>
internal sealed class InMemoryLane(LaneKey key)
{
    private readonly SortedDictionary<long, Waiting> _items = [];
    private readonly Dictionary<string, List<long>> _keys = new(StringComparer.Ordinal);
    private string? _owner;
    private long _fence;

    public LaneKey Key => key;

    /// <summary>When its lease ends; null when nobody holds it.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Number of its last turn, counted when it begins and when it ends: the lane with the least is served next, and one whose holder died
    /// is not the first again.</summary>
    public long LastServed { get; set; }

    public bool IsFree(DateTimeOffset now) => Until is null || Until <= now;

    public bool IsHeldBy(LaneLease lease) => Until is not null && _fence == lease.Fence && _owner == lease.Owner;

    public bool Holds(long id) => _items.ContainsKey(id);

    /// <summary>Urgent work first; a key without gaps, since urgent work has taken earlier work of its key along.</summary>
    public IEnumerable<WorkItem> Claimable(DateTimeOffset now) =>
        _items.Values.Where(waiting => waiting.Ready <= now).Select(waiting => waiting.Item).OrderByDescending(item => item.Class);

    public LaneLease Claim(WorkClaim claim, DateTimeOffset now)
    {
        var items = Claimable(now).Take(claim.Quantum).Select(item => item with { Attempts = item.Attempts + 1 }).ToImmutableArray();
        foreach (var item in items)
        {
            _items[item.Id] = _items[item.Id] with { Item = item };
        }

        (_owner, Until) = (claim.Owner, now + claim.Lease);
        return new(key, claim.Owner, ++_fence, Until.Value, items);
    }

    public void Add(WorkItem item, DateTimeOffset due)
    {
        var ids = OfKey(item.Key);
        if (item.Class == WorkClass.Interactive)
        {
            foreach (var earlier in ids)
            {
                _items[earlier] = _items[earlier] with { Item = _items[earlier].Item with { Class = WorkClass.Interactive } };
            }
        }

        var before = ids.Count == 0 ? due : _items[ids[^1]].Ready;
        ids.Add(item.Id);
        _items[item.Id] = new(item, due, before > due ? before : due);
    }

    public void Remove(long id, DateTimeOffset now)
    {
        var (item, due, _) = _items[id];
        _items.Remove(id);
        var ids = OfKey(item.Key);
        ids.Remove(id);
        if (ids.Count == 0)
        {
            _keys.Remove(item.Key);
        }
        else if (due > now)
        {
            Reschedule(ids, id);
        }
    }

    public void PutOff(WorkItem item, DateTimeOffset due)
    {
        var stored = _items[item.Id].Item;
        _items[item.Id] = new(stored with { Payload = item.Payload.ToArray(), Attempts = item.Attempts }, due, due);
        Reschedule(OfKey(stored.Key), item.Id);
    }

    public LaneReading Read(DateTimeOffset now)
    {
        var claimable = _items.Values.Where(waiting => waiting.Ready <= now).ToArray();
        return new(_items.Count, claimable.Length, claimable.Length == 0 ? null : now - claimable.Min(waiting => waiting.Ready), IsFree(now) ? 0 : 1);
    }

    /// <summary>An item can be claimed when its own delay and those of all earlier items of its key are over.</summary>
    private void Reschedule(List<long> ids, long from)
    {
        var at = ids.FindIndex(id => id >= from);
        var ready = at > 0 ? _items[ids[at - 1]].Ready : DateTimeOffset.MinValue;
        for (; at >= 0 && at < ids.Count; at++)
        {
            var waiting = _items[ids[at]];
            ready = waiting.Due > ready ? waiting.Due : ready;
            _items[ids[at]] = waiting with { Ready = ready };
        }
    }

    private List<long> OfKey(string of) => _keys.TryGetValue(of, out var ids) ? ids : _keys[of] = [];

    private sealed record Waiting(WorkItem Item, DateTimeOffset Due, DateTimeOffset Ready);
}
