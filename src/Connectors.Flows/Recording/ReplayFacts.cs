using System.Runtime.InteropServices;
using System.Text;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What a recording tells of the state, by who asks for it the n-th time: readings that run side by side find their own.</summary>
internal sealed class ReplayFacts
{
    private readonly Dictionary<(string Set, string Key, int Nth), TapedFact> _facts = [];
    private readonly Dictionary<(string Query, int Nth), ImmutableArray<TapedFact>> _queries = [];
    private readonly HashSet<ulong> _absent = [];
    private readonly TenantId _tenant;

    public ReplayFacts(Recording recording, TenantId tenant)
    {
        _tenant = tenant;
        foreach (var reading in recording.Lines.Select(line => line.Read).OfType<TapedReading>())
        {
            foreach (var absent in MemoryMarshal.Cast<byte, ulong>(reading.Absent ?? []))
            {
                _absent.Add(absent);
            }

            if (reading.Query is { } query)
            {
                _queries[(query, reading.Nth)] = reading.Facts;
                continue;
            }

            foreach (var fact in reading.Facts)
            {
                _facts[(fact.Set, fact.Key, fact.Nth)] = fact;
            }
        }
    }

    public bool IsAbsent(StateKey key) => _absent.Contains(StateKeys.Short(key));

    public TapedFact? Of(StateKey key, int nth) => _facts.GetValueOrDefault((key.Set, key.Key, nth));

    public ImmutableArray<TapedFact>? Of(StateQuery query, int nth) =>
        _queries.TryGetValue((StateKeys.Of(query), nth), out var facts) ? facts : null;

    public StateEntry? Entry(TapedFact fact) => fact.Json is null ? null
        : new(new(_tenant, fact.Set, fact.Key), "", Encoding.UTF8.GetBytes(fact.Json)) { DueAt = fact.Due, IndexKeys = fact.Index ?? [] };
}
