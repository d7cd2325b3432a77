using Connectors.Benchmarks;
using Connectors.Contracts;

namespace Connectors.Adapters.Tests.Benchmarks;

/// <summary>Reads another page by hand than the product reads: the control of the comparison.</summary>
internal sealed class MixedShape(ReadOnlyMemory<byte> page, ReadOnlyMemory<byte> other, ShapeSource source)
    : Shape<Opportunity>("mixed", page, source, "Opportunity")
{
    private readonly OpportunityShape _other = new("other", other, source);

    public override IShape Over(string name, ReadOnlyMemory<byte> page) => throw new NotSupportedException();

    protected override List<Opportunity> HandRecords(ReadOnlyMemory<byte> page) => [.. _other.Canonical().Select(record => record.As<Opportunity>())];

    protected override List<Opportunity> PocoRecords(ReadOnlyMemory<byte> page) => HandRecords(page);

    protected override List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer) => [];
}
