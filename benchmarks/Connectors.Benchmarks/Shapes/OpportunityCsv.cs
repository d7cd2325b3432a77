using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Benchmarks;

/// <summary>The same opportunities as a query's JSON and as a bulk query's CSV.</summary>
internal sealed class OpportunityCsv
{
    private const string Type = "Opportunity";
    private readonly ShapeSource _source;
    private readonly byte[] _json;
    private readonly byte[] _csv;
    private readonly VendorPage _cut;

    public OpportunityCsv(byte[] json, ShapeSource source)
    {
        (_json, _csv, _source) = (json, CsvVariant.Of(json), source);
        _cut = source.Pages.SliceRows(_csv, Type);
    }

    public int Slice() => _source.Pages.SliceRows(_csv, Type).Records.Length;

    public int Map() => Typed(_cut).Count;

    public int Ours() => Typed(_source.Pages.SliceRows(_csv, Type)).Count;

    public int Hand() => HandRecords().Count;

    /// <summary>The product over the same rows in JSON.</summary>
    public int Json() => Typed(_source.Pages.Slice(_json, Type)).Count;

    /// <exception cref="DifferenceException">The three ways do not give the same records.</exception>
    public void Check()
    {
        var (ours, hand, json) = (Typed(_cut), HandRecords(), Typed(_source.Pages.Slice(_json, Type)));
        if (ours.Count != hand.Count || ours.Count != json.Count || ours.Count == 0)
            throw new DifferenceException($"{ours.Count} records from CSV, by hand {hand.Count}, from JSON {json.Count}.");
        for (var at = 0; at < ours.Count; at++)
        {
            if (!ours[at].Equals(hand[at]) || !ours[at].Equals(json[at]))
                throw new DifferenceException($"Record {at}\nours {ours[at]}\nhand {hand[at]}\njson {json[at]}");
        }
    }

    private List<Opportunity> HandRecords()
    {
        var records = new List<Opportunity>();
        var taker = new OpportunityRecords(records);
        OpportunityCsvReader.Read(_csv, ref taker);
        return records;
    }

    private List<Opportunity> Typed(VendorPage page)
    {
        var records = new List<Opportunity>(page.Records.Length);
        foreach (var record in page.Records)
        {
            var read = _source.Mapping.ReadAs<Opportunity>(record, page.Related, "main");
            records.Add(read.IsSuccess ? read.Value : throw new DifferenceException(string.Join('\n', read.Faults)));
        }
        return records;
    }
}
