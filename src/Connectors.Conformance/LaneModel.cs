using Connectors.State;

namespace Connectors.Conformance;

/// <summary>Lanes as a few lists, with a time in seconds: what a store is compared with. It looks at everything at each question.</summary>
internal sealed class LaneModel
{
    private readonly List<Piece> _pieces = [];
    private readonly Dictionary<LaneKey, (long Fence, int? Until, int Served)> _lanes = [];
    private int _turns;

    public int Now { get; set; }

    public int Depth => _pieces.Count;

    public void Add(WorkItem item, string name, int delay)
    {
        foreach (var earlier in _pieces.Where(piece => item.Class == WorkClass.Interactive && piece.Lane == item.Lane && piece.Key == item.Key))
        {
            earlier.Class = WorkClass.Interactive;
        }

        _pieces.Add(new(item.Lane, item.Key, name) { Class = item.Class, Due = Now + delay });
        _lanes.TryAdd(item.Lane, (0, null, 0));
    }

    /// <summary>Names of the lanes that may be handed out: of those with claimable work that nobody holds, the ones served longest ago.</summary>
    public IEnumerable<string> Claimable(WorkClaim claim)
    {
        var free = _lanes
            .Where(lane => lane.Value.Until is null || lane.Value.Until <= Now)
            .Where(lane => claim.Tenant is null || lane.Key.Tenant == claim.Tenant)
            .Where(lane => Ready(lane.Key).Any(piece => claim.Class is null || piece.Class == claim.Class))
            .ToArray();
        return free.Where(lane => lane.Value.Served == free.Min(other => other.Value.Served)).Select(lane => $"{lane.Key}");
    }

    /// <summary>What a claim of a lane gives. The numbers are taken from the store.</summary>
    public List<(string Name, int Attempts, WorkClass Class)> Claim(LaneLease lease, WorkClaim claim)
    {
        var taken = Ready(lease.Lane).OrderByDescending(piece => piece.Class).Take(claim.Quantum).ToArray();
        for (var index = 0; index < taken.Length && index < lease.Items.Length; index++)
        {
            taken[index].Id = lease.Items[index].Id;
            taken[index].Attempts++;
        }

        _lanes[lease.Lane] = (lease.Fence, Now + (int)claim.Lease.TotalSeconds, ++_turns);
        return [.. taken.Select(piece => (piece.Name, piece.Attempts, piece.Class))];
    }

    public bool IsHeld(LaneLease lease) => _lanes[lease.Lane] is { Until: not null } lane && lane.Fence == lease.Fence;

    public bool Allows(LaneLease lease, long id) => IsHeld(lease) && _pieces.Exists(piece => piece.Lane == lease.Lane && piece.Id == id);

    public void Complete(LaneLease lease, IEnumerable<long> ids) => _pieces.RemoveAll(piece => piece.Lane == lease.Lane && ids.Contains(piece.Id));

    public void PutOff(LaneLease lease, WorkItem item, int delay)
    {
        var piece = _pieces.Find(piece => piece.Lane == lease.Lane && piece.Id == item.Id)!;
        (piece.Due, piece.Attempts) = (Now + delay, item.Attempts);
    }

    public void Renew(LaneLease lease, int seconds)
    {
        if (IsHeld(lease))
        {
            _lanes[lease.Lane] = _lanes[lease.Lane] with { Until = Now + seconds };
        }
    }

    public void Release(LaneLease lease)
    {
        if (IsHeld(lease))
        {
            _lanes[lease.Lane] = (lease.Fence, null, ++_turns);
        }
    }

    public void EndLeases()
    {
        foreach (var (key, lane) in _lanes.Where(lane => lane.Value.Until is not null).ToArray())
        {
            _lanes[key] = lane with { Until = 0 };
        }
    }

    /// <summary>Everything but what waits, and what stands behind it in its key.</summary>
    private IEnumerable<Piece> Ready(LaneKey lane) =>
        _pieces.Where((piece, at) => piece.Lane == lane
            && !_pieces.Take(at + 1).Any(earlier => earlier.Lane == lane && earlier.Key == piece.Key && earlier.Due > Now));

    private sealed class Piece(LaneKey lane, string key, string name)
    {
        public LaneKey Lane => lane;

        public string Key => key;

        public string Name => name;

        public long Id { get; set; }

        public WorkClass Class { get; set; }

        public int Due { get; set; }

        public int Attempts { get; set; }
    }
}
