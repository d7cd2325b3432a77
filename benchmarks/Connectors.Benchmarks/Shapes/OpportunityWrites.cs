using System.Text;
using Connectors.Contracts;
using Connectors.Mapping;

namespace Connectors.Benchmarks;

/// <summary>The write direction: canonical opportunities, as JSON, to bodies for Salesforce.</summary>
internal sealed class OpportunityWrites
{
    private readonly List<CanonicalRecord> _records;
    private readonly ReferenceTable _references;
    private readonly CompiledMapping _mapping;
    private readonly OpportunityBody _body;

    public OpportunityWrites(List<CanonicalRecord> records, CompiledMapping mapping)
    {
        (_records, _mapping) = (records, mapping);
        var keys = records.SelectMany(record => record.References).Select(reference => reference.Key).Distinct();
        _references = new(keys.ToDictionary(key => key, key => key));
        _body = new(_references);
    }

    public int Records => _records.Count;

    public int Ours()
    {
        var bodies = new List<ReadOnlyMemory<byte>>(_records.Count);
        foreach (var record in _records)
            bodies.Add(Body(record));
        return bodies.Count;
    }

    public int Hand()
    {
        var bodies = new List<ReadOnlyMemory<byte>>(_records.Count);
        foreach (var record in _records)
            bodies.Add(_body.Write(record.Json.Span));
        return bodies.Count;
    }

    /// <exception cref="DifferenceException">The bodies differ.</exception>
    public void Check()
    {
        foreach (var record in _records)
        {
            var (ours, hand) = (Body(record), _body.Write(record.Json.Span));
            if (!ours.Span.SequenceEqual(hand))
                throw new DifferenceException($"write\nours {Encoding.UTF8.GetString(ours.Span)}\nhand {Encoding.UTF8.GetString(hand)}");
        }
    }

    private ReadOnlyMemory<byte> Body(CanonicalRecord record)
    {
        var body = _mapping.Write(record, _references);
        return body.IsSuccess ? body.Value : throw new DifferenceException($"write: {string.Join('\n', body.Faults)}");
    }
}
