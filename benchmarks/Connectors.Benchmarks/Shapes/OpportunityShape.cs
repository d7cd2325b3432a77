using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Salesforce query pages of opportunities.</summary>
internal sealed class OpportunityShape(string name, ReadOnlyMemory<byte> page, ShapeSource source)
    : Shape<Opportunity>(name, page, source, "Opportunity")
{
    public override IShape Over(string name, ReadOnlyMemory<byte> page) => new OpportunityShape(name, page, Source);

    protected override List<Opportunity> HandRecords(ReadOnlyMemory<byte> page)
    {
        var records = new List<Opportunity>();
        var taker = new OpportunityRecords(records);
        OpportunityReader.Read(page.Span, ref taker);
        return records;
    }

    protected override List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer)
    {
        var texts = new List<CanonicalText>();
        var taker = new OpportunityTexts(texts, writer);
        OpportunityReader.Read(page.Span, ref taker);
        return texts;
    }

    protected override List<Opportunity> PocoRecords(ReadOnlyMemory<byte> page) => OpportunityPoco.Read(page.Span);
}
