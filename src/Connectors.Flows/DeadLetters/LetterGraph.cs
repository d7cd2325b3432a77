using System.Text.Json;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Who waits for whom: letters and open runs of a tenant, tied by the references of their records. A picture of one moment.</summary>
/// <remarks>A run counts as waiting for a letter when it stands still for want of records and refers to one that the letter's run would bring. That
/// it
/// may lack another one as well cannot be told from here.</remarks>
internal sealed class LetterGraph
{
    private readonly Dictionary<string, LetterNode> _letters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LetterNode>> _waiting = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<VendorReference, CanonicalId> _known;

    private LetterGraph(IReadOnlyCollection<LetterNode> nodes, IReadOnlyDictionary<VendorReference, CanonicalId> known)
    {
        _known = known;
        foreach (var node in nodes)
        {
            if (node.Letter is { } letter)
            {
                _letters[letter.Id] = node;
            }

            foreach (var key in node.Waits ? node.Needs.SelectMany(Names).Distinct() : [])
            {
                if (!_waiting.TryGetValue(key, out var waiting))
                {
                    _waiting[key] = waiting = [];
                }

                waiting.Add(node);
            }
        }
    }

    public IEnumerable<DeadLetter> Letters => _letters.Values.Select(node => node.Letter!);

    public static async ValueTask<LetterGraph> LoadAsync(IStateStore state, TenantId tenant, CancellationToken ct)
    {
        var nodes = new List<LetterNode>();
        await foreach (var letter in DeadLetters.ListAsync(state, tenant, ct))
        {
            nodes.Add(Node(letter));
        }

        var parked = nodes.Select(node => node.Letter!.RunId).OfType<Guid>().ToHashSet();
        await foreach (var run in OpenRuns.ListAsync(state, tenant, ct))
        {
            if (!parked.Contains(run.Id))
            {
                nodes.Add(Node(null, run, run.State == RunState.Waiting));
            }
        }

        var keys = nodes.SelectMany(node => node.Brings.Concat(node.Needs)).Distinct().ToArray();
        var known = new Dictionary<VendorReference, CanonicalId>();
        foreach (var part in keys.Chunk(500))
        {
            foreach (var (key, id) in await CrossReferences.FindAsync(state, tenant, part, ct))
            {
                known[key] = id;
            }
        }

        return new(nodes, known);
    }

    /// <summary>What waits because of a letter, step by step away from it.</summary>
    public Blocked Measure(DeadLetter letter)
    {
        if (!_letters.TryGetValue(letter.Id, out var start))
        {
            return letter.Blocked;
        }

        var sum = new BlockedSum();
        var all = new List<LetterNode> { start };
        all.AddRange(After(start));
        foreach (var node in all)
        {
            foreach (var record in node.Records)
            {
                sum.Add(record);
            }

            // What its run would make is known by the letter only.
            var own = node.Records.CountBy(record => record.Entity).ToDictionary(StringComparer.Ordinal);
            foreach (var (entity, count) in node.Letter?.Blocked.Counts.Select(count => (count.Entity, count.Count)) ?? [])
            {
                if (count > own.GetValueOrDefault(entity))
                {
                    sum.Count(entity, count - own.GetValueOrDefault(entity));
                }
            }
        }

        return sum.ToBlocked();
    }

    /// <summary>Letters that wait for others, and in turn.</summary>
    public IEnumerable<DeadLetter> WaitingFor(DeadLetter letter) =>
        _letters.TryGetValue(letter.Id, out var node) ? After(node).Select(after => after.Letter).OfType<DeadLetter>() : [];

    /// <summary>Letters that wait for this one at first hand.</summary>
    public IEnumerable<DeadLetter> Next(DeadLetter letter) =>
        _letters.TryGetValue(letter.Id, out var node) ? Waiting(node).Select(next => next.Letter).OfType<DeadLetter>() : [];

    private IEnumerable<LetterNode> After(LetterNode start)
    {
        var seen = new HashSet<LetterNode>(ReferenceEqualityComparer.Instance) { start };
        var open = new Queue<LetterNode>(seen);
        while (open.TryDequeue(out var node))
        {
            foreach (var next in Waiting(node).Where(seen.Add))
            {
                open.Enqueue(next);
                yield return next;
            }
        }
    }

    private IEnumerable<LetterNode> Waiting(LetterNode node) => node.Brings.SelectMany(Names).Distinct()
        .SelectMany(key => _waiting.TryGetValue(key, out var waiting) ? waiting : [])
        .Where(next => !ReferenceEquals(next, node));

    /// <summary>A record has one name for each vendor that has it, and ours.</summary>
    private IEnumerable<string> Names(VendorReference key) =>
        _known.TryGetValue(key, out var id) ? [key.ToIndexKey(), id.ToString()] : [key.ToIndexKey()];

    private static LetterNode Node(DeadLetter letter)
    {
        var waits = letter.Faults.Any(fault => fault.Kind == FaultKind.MissingReference || fault.Rule is "reference" or "related");
        if (letter.ReplayPolicy == ReplayPolicy.Resume && letter.Payload.ValueKind == JsonValueKind.Object
            && letter.Payload.Deserialize(FlowJson.Default.RunRecord) is { } run)
        {
            return Node(letter, run, waits);
        }

        return new(letter, [], letter.Key is { } key ? [key] : [], [], Waits: false);
    }

    private static LetterNode Node(DeadLetter? letter, RunRecord run, bool waits)
    {
        var records = run.Sources.Select(Envelopes.FromJson).ToImmutableArray();
        return new(letter, records, [.. records.Select(record => record.Key), .. letter?.Brings ?? []],
            [.. records.SelectMany(record => record.References).Select(reference => reference.Key).Distinct()], waits);
    }
}
