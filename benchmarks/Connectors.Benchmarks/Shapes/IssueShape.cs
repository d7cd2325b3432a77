using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Jira's search answers with issues.</summary>
internal sealed class IssueShape(string name, ReadOnlyMemory<byte> page, ShapeSource source)
    : Shape<WorkItem>(name, page, source, "issue")
{
    public override IShape Over(string name, ReadOnlyMemory<byte> page) => new IssueShape(name, page, Source);

    protected override List<WorkItem> HandRecords(ReadOnlyMemory<byte> page)
    {
        var records = new List<WorkItem>();
        var taker = new IssueRecords(records);
        IssueReader.Read(page.Span, ref taker);
        return records;
    }

    protected override List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer)
    {
        var texts = new List<CanonicalText>();
        var taker = new IssueTexts(texts, writer);
        IssueReader.Read(page.Span, ref taker);
        return texts;
    }

    protected override List<WorkItem> PocoRecords(ReadOnlyMemory<byte> page) => IssuePoco.Read(page.Span);
}
