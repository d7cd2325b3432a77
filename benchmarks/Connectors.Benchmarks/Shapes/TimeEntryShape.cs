using Connectors.Contracts;

namespace Connectors.Benchmarks;

/// <summary>Kantata's envelopes of time entries.</summary>
internal sealed class TimeEntryShape(string name, ReadOnlyMemory<byte> page, ShapeSource source)
    : Shape<TimeEntry>(name, page, source, "time_entries")
{
    public override IShape Over(string name, ReadOnlyMemory<byte> page) => new TimeEntryShape(name, page, Source);

    protected override List<TimeEntry> HandRecords(ReadOnlyMemory<byte> page)
    {
        var records = new List<TimeEntry>();
        var taker = new TimeEntryRecords(records);
        TimeEntryReader.Read(page, ref taker);
        return records;
    }

    protected override List<CanonicalText> HandTexts(ReadOnlyMemory<byte> page, CanonicalWriter writer)
    {
        var texts = new List<CanonicalText>();
        var taker = new TimeEntryTexts(texts, writer);
        TimeEntryReader.Read(page, ref taker);
        return texts;
    }

    protected override List<TimeEntry> PocoRecords(ReadOnlyMemory<byte> page) => TimeEntryPoco.Read(page.Span);
}
