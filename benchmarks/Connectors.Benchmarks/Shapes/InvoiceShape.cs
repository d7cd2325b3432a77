using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>SuiteQL rows of invoices.</summary>
internal sealed class InvoiceShape(string name, ReadOnlyMemory<byte> page, ShapeSource source)
    : Shape<Invoice>(name, page, source, "invoice")
{
    public override IShape Over(string name, ReadOnlyMemory<byte> page) => new InvoiceShape(name, page, Source);

    protected override List<Invoice> HandRecords(ReadOnlyMemory<byte> page)
    {
        var records = new List<Invoice>();
        var taker = new InvoiceRecords(records);
        InvoiceReader.Read(page.Span, ref taker);
        return records;
    }

    protected override List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer)
    {
        var texts = new List<CanonicalText>();
        var taker = new InvoiceTexts(texts, writer);
        InvoiceReader.Read(page.Span, ref taker);
        return texts;
    }

    protected override List<Invoice> PocoRecords(ReadOnlyMemory<byte> page) => InvoicePoco.Read(page.Span);
}
