using System.Text;
using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Benchmarks;

/// <summary>What all shapes share: the product's way, the skim and the comparison.</summary>
/// <typeparam name="T">The contract.</typeparam>
internal abstract class Shape<T> : IShape
    where T : class, IEntity
{
    private const string Connection = "main";
    private readonly ShapeSource _source;
    private readonly string _vendorObject;
    private readonly VendorPage _cut;
    private List<CanonicalRecord>? _earlier;
    private readonly CanonicalWriter _writer = new();
    private readonly CanonicalWriter _hashing = new() { WithHash = true };

    protected Shape(string name, ReadOnlyMemory<byte> page, ShapeSource source, string vendorObject)
    {
        (Name, Page, _source, _vendorObject) = (name, page, source, vendorObject);
        _cut = source.Pages.Slice(page, vendorObject);
    }

    public string Name { get; }

    public int Records => _cut.Records.Length;

    public ReadOnlyMemory<byte> Page { get; }

    protected ShapeSource Source => _source;

    public int Skim()
    {
        var reader = new Utf8JsonReader(Page.Span);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    public int Slice() => _source.Pages.Slice(Page, _vendorObject).Records.Length;

    public int Map() => Typed(_cut).Count;

    public int Ours() => Typed(_source.Pages.Slice(Page, _vendorObject)).Count;

    public int Hand() => HandRecords(Page).Count;

    public int Poco() => PocoRecords(Page).Count;

    public int OursJson() => Canonical(_source.Pages.Slice(Page, _vendorObject)).Count;

    public int OursTold(ProvenanceMode mode, int changed)
    {
        var earlier = _earlier ??= Canonical(_cut);
        var cut = _source.Pages.Slice(Page, _vendorObject);
        var records = new List<CanonicalRecord>(cut.Records.Length);
        for (var at = 0; at < cut.Records.Length; at++)
        {
            var previous = earlier[at % changed == 0 ? (at + 1) % earlier.Count : at];
            records.Add(Value(_source.Mapping.Read(cut.Records[at], cut.Related, Connection, mode, previous)));
        }
        return records.Count;
    }

    public int HandJson() => HandTexts(Page, _writer).Count;

    public int OursHash() => Canonical(_source.Pages.Slice(Page, _vendorObject)).Sum(record => record.ContentHash.Length);

    public int HandHash() => HandTexts(Page, _hashing).Sum(text => text.Hash!.Length);

    public void Check()
    {
        var ours = Typed(_cut);
        Compare("hand", ours, HandRecords(Page));
        Compare("poco", ours, PocoRecords(Page));
        var (canonical, texts) = (Canonical(_cut), HandTexts(Page, _hashing));
        if (canonical.Count != texts.Count)
            throw new DifferenceException($"{Name}: {canonical.Count} canonical texts, by hand {texts.Count}.");
        for (var at = 0; at < texts.Count; at++)
        {
            var (record, text) = (canonical[at], texts[at]);
            if (!record.Json.Span.SequenceEqual(text.Json))
                throw Differ(at, "hand", Encoding.UTF8.GetString(record.Json.Span), Encoding.UTF8.GetString(text.Json));
            if (record.ContentHash != text.Hash)
                throw new DifferenceException($"{Name}, record {at}: hash {record.ContentHash}, by hand {text.Hash}.");
            if (!record.As<T>().Equals(ours[at]))
                throw new DifferenceException($"{Name}, record {at}: canonical JSON is another record than the typed one.");
        }
    }

    public abstract IShape Over(string name, ReadOnlyMemory<byte> page);

    protected abstract List<T> HandRecords(ReadOnlyMemory<byte> page);

    protected abstract List<T> PocoRecords(ReadOnlyMemory<byte> page);

    protected abstract List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer);

    /// <summary>The canonical records, for the write direction.</summary>
    public List<CanonicalRecord> Canonical() => Canonical(_cut);

    private List<T> Typed(VendorPage cut)
    {
        var records = new List<T>(cut.Records.Length);
        foreach (var record in cut.Records)
            records.Add(Value(_source.Mapping.ReadAs<T>(record, cut.Related, Connection)));
        return records;
    }

    private List<CanonicalRecord> Canonical(VendorPage cut)
    {
        var records = new List<CanonicalRecord>(cut.Records.Length);
        foreach (var record in cut.Records)
            records.Add(Value(_source.Mapping.Read(record, cut.Related, Connection)));
        return records;
    }

    private TValue Value<TValue>(Outcome<TValue> outcome)
        where TValue : class =>
        outcome.IsSuccess ? outcome.Value : throw new DifferenceException($"{Name}: {string.Join('\n', outcome.Faults)}");

    private void Compare(string way, List<T> ours, List<T> theirs)
    {
        if (ours.Count != theirs.Count)
            throw new DifferenceException($"{Name}: {ours.Count} records, {way} {theirs.Count}.");
        for (var at = 0; at < ours.Count; at++)
        {
            if (!ours[at].Equals(theirs[at]))
                throw Differ(at, way, Text(ours[at]), Text(theirs[at]));
        }
    }

    private DifferenceException Differ(int at, string way, string ours, string theirs) => new($"{Name}, record {at}\nours {ours}\n{way} {theirs}");

    private static string Text(T record) => Encoding.UTF8.GetString(CanonicalJson.ToJson(record));
}
