using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>State of a replay: what the recording tells of what was read, and what the replay itself commits. Lanes answer as they did. Whatever else
/// is asked for was not recorded. Thread-safe.</summary>
internal sealed class ReplayState : IStateStore, IWorkLanes
{
    private readonly Lock _gate = new();
    private readonly TenantId _tenant;
    private readonly ReplayFacts _facts;
    private readonly KnownState _model = new();
    private readonly HashSet<StateKey> _known = [];
    private readonly Dictionary<StateKey, int> _readings = [];
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);
    private readonly ReplayCommits _commits;
    private readonly Queue<TapedLane> _lanes;
    private readonly List<ReplayDifference> _others = [];

    public ReplayState(Recording recording, TenantId tenant)
    {
        (_tenant, _facts, _commits) = (tenant, new(recording, tenant), new(recording));
        _lanes = new(recording.Lines.Select(line => line.Lane).OfType<TapedLane>());
    }

    public string Hash => _commits.Hash;

    /// <summary>The first reading that is not recorded; null when there was none.</summary>
    public string? Refused { get; private set; }

    /// <summary>The first key that was not read when it was recorded; null when there was none.</summary>
    public string? Unread { get; private set; }

    public IEnumerable<ReplayDifference> Differences() => [.. _others, .. _commits.Differences()];

    public ValueTask<IReadOnlyList<StateEntry>> FindAsync(IReadOnlyCollection<StateKey> keys, CancellationToken ct = default)
    {
        lock (_gate)
        {
            return new([.. keys.Distinct().Select(Find).OfType<StateEntry>()]);
        }
    }

    public async IAsyncEnumerable<StateEntry> QueryAsync(StateQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        StateEntry[] found;
        lock (_gate)
        {
            var nth = ++CollectionsMarshal.GetValueRefOrAddDefault(_queries, StateKeys.Of(query), out _);
            foreach (var fact in _facts.Of(query, nth) ?? throw Unknown($"the query of {query.Set} {query.IndexKey}"))
            {
                Learn(new(_tenant, fact.Set, fact.Key), fact);
            }

            found = [.. _model.Query(query)];
        }

        foreach (var entry in found)
        {
            yield return entry;
        }

        await ValueTask.CompletedTask;
    }

    public ValueTask CommitAsync(IReadOnlyCollection<StateChange> changes, CancellationToken ct = default)
    {
        lock (_gate)
        {
            if (_commits.Next(changes) is { } refused)
            {
                throw Refusal(refused, changes);
            }

            foreach (var change in changes)
            {
                _model.Apply(change);
                _known.Add(change.Key);
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default)
    {
        if (Next("claim") is not { } claimed)
        {
            return new((LaneLease?)null);
        }

        if (!string.Equals(claimed.Owner, claim.Owner, StringComparison.Ordinal))
        {
            _others.Add(new("state", $"claim of {claimed.Lane ?? claim.LanePrefix}", "/owner", "changed"));
        }

        return new(claimed.ToLease(_tenant));
    }

    public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) => new(lease);

    public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => ValueTask.CompletedTask;

    public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => ValueTask.CompletedTask;

    public async IAsyncEnumerable<KeyValuePair<LaneKey,
        LaneReading>> ListAsync(TenantId tenant, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var lane in Next("list")?.Depths ?? [])
        {
            yield return new(new(_tenant, lane.Lane), lane.Reading);
        }

        await ValueTask.CompletedTask;
    }

    public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) =>
        new(Next("measure")?.Depths?[0].Reading ?? throw Unknown("how lanes stand"));

    private StateEntry? Find(StateKey key)
    {
        var nth = ++CollectionsMarshal.GetValueRefOrAddDefault(_readings, key, out _);
        if (_facts.Of(key, nth) is { } fact)
        {
            Learn(key, fact);
        }
        else if (!_known.Contains(key) && !_facts.IsAbsent(key))
        {
            // A newer mapping may come to what the recorded one never looked at: it is told, and what follows is told too.
            _known.Add(key);
            _others.Add(new("state", $"read {key.Set}/{key.Key}", "", "unknown"));
            Unread ??= $"{key.Set}/{key.Key}";
        }

        return _model.Find(key.Set, key.Key);
    }

    private void Learn(StateKey key, TapedFact fact)
    {
        _known.Add(key);
        if (_facts.Entry(fact) is { } entry)
        {
            _model.Store(entry);
        }
        else
        {
            _model.Remove(key.Set, key.Key);
        }
    }

    private TapedLane? Next(string verb)
    {
        lock (_gate)
        {
            return _lanes.TryPeek(out var next) && next.Verb == verb ? _lanes.Dequeue() : null;
        }
    }

    private ReplayRefusedException Unknown(string what) =>
        new(Refused ??= $"The replay would read state that was not recorded: {what} of tenant '{_tenant}'.");

    private static Exception Refusal(TapedCommit refused, IReadOnlyCollection<StateChange> changes) => refused.Refused switch
    {
        "conflict" => new StateConflictException(new(changes.First().Key.Tenant, refused.Set!, refused.Key!), "(recorded)", "(other)"),
        "lease" when changes.OfType<StateChange.Hold>().FirstOrDefault() is { } hold => new LeaseLostException(hold.Lease),
        _ => new ConnectorException(refused.Fault ?? new(FaultKind.Conflict, "The store refused the commit.")),
    };
}
