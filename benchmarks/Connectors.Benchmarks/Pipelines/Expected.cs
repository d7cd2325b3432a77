using System.Text.Json.Nodes;
using Connectors.Contracts;
using Connectors.Flows;
using Connectors.State;

namespace Connectors.Benchmarks;

/// <summary>What has to be in a store after a reading, worked out without one.</summary>
internal sealed class Expected
{
    private readonly Dictionary<string, CanonicalRecord> _records = new(StringComparer.Ordinal);

    public Expected(Product product, PageRun run)
    {
        var source = product.Source("salesforce", HandedOutPages.Type);
        foreach (var page in run.Pages)
        {
            var cut = source.Pages.Slice(page, HandedOutPages.Type);
            foreach (var record in cut.Records)
                _records.Add(record.Key.Id, source.Mapping.Read(record, cut.Related, "main").Value!);
        }
        Wanted = _records.Values.Where(record => Data(record)["status"]!["code"]!.ToString() != "lost")
            .ToDictionary(record => record.Source.Id, record => Data(record), StringComparer.Ordinal);
    }

    /// <summary>How many records were handed out.</summary>
    public int Records => _records.Count;

    /// <summary>Canonical JSON of the records that the flow wants, by vendor id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Wanted { get; }

    /// <summary>Looks at all that a reading left: every record seen with its hash, every wanted one in a run with its whole content, and in the
    /// lane.</summary>
    /// <exception cref="DifferenceException">Something is missing, doubled or another.</exception>
    public async Task CheckAsync(string name, OpenStore store)
    {
        var seen = await AllAsync(store.State, FlowSets.Seen);
        if (seen.Count != Records)
            throw new DifferenceException($"{name}: {seen.Count} records are seen, {Records} were handed out.");
        foreach (var entry in seen)
        {
            var hash = FlowSets.Read(entry, FlowJson.Default.SeenRecord).ContentHash;
            if (hash != _records[entry.Key.Key[(entry.Key.Key.LastIndexOf('/') + 1)..]].ContentHash)
                throw new DifferenceException($"{name}: {entry.Key.Key} has another hash than its record.");
        }
        var found = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var entry in await AllAsync(store.State, FlowSets.Run))
        {
            var envelope = JsonNode.Parse(FlowSets.Read(entry, FlowJson.Default.RunRecord).Sources[0].GetRawText())!;
            found.Add(envelope["source"]!["id"]!.ToString(), envelope["data"]!);
        }
        Compare(name, found);
        var depth = 0L;
        await foreach (var (lane, reading) in store.Lanes.ListAsync(IntakeHost.Tenant))
            depth += lane == FlowLanes.Runs(IntakeHost.Tenant, IntakeHost.Flow) ? reading.Depth : 0;
        if (depth != Wanted.Count)
            throw new DifferenceException($"{name}: {depth} runs wait in the lane, {Wanted.Count} are wanted.");
    }

    /// <summary>Whether somebody else's records are those that are wanted, each once and with the same content.</summary>
    /// <exception cref="DifferenceException">They are not.</exception>
    public void Compare(string name, IReadOnlyDictionary<string, JsonNode> found)
    {
        if (found.Count != Wanted.Count)
            throw new DifferenceException($"{name}: {found.Count} records, {Wanted.Count} are wanted.");
        foreach (var (id, wanted) in Wanted)
        {
            if (!found.TryGetValue(id, out var other) || !JsonNode.DeepEquals(wanted, other))
                throw new DifferenceException($"{name}, record {id}\nwanted {wanted.ToJsonString()}\nfound  {other?.ToJsonString()}");
        }
    }

    private static JsonNode Data(CanonicalRecord record) => JsonNode.Parse(record.Json.Span)!;

    private static async Task<List<StateEntry>> AllAsync(IStateStore store, string set)
    {
        var all = new List<StateEntry>();
        var query = new StateQuery(IntakeHost.Tenant, set) { Take = 1_000 };
        for (var before = -1; before != all.Count;)
        {
            before = all.Count;
            await foreach (var entry in store.QueryAsync(query))
                all.Add(entry);
            query = query with { After = all.Count == 0 ? null : all[^1].Key.Key };
        }
        return all;
    }
}
