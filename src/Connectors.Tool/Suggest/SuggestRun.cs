using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Tool;

/// <summary>Reads the pages, collects the fields that the mapping does not read, and asks what they may be.</summary>
internal sealed class SuggestRun(OfflineHouse house, SuggestRequest request, Suggester suggester, FieldLabels labels)
{
    private const int MostRecords = 5_000;
    private readonly KnownIds _ids = new();
    private readonly List<(VendorRecord Record, RelatedRecords Related)> _records = [];

    /// <returns>Null when no record of the object was found.</returns>
    /// <exception cref="ConnectorException">The vendor or the mapping is not what was asked for.</exception>
    public async Task<SuggestReport?> ExecuteAsync(TextWriter errors, CancellationToken ct)
    {
        var pages = house.Adapters.For(request.Vendor).Pages;
        var mapping = house.Mappings.TryInbound(request.Vendor, request.Object, out var found) ? found : null;
        if (mapping is not null && mapping.Entity != request.Entity)
        {
            throw new ConnectorException(new Fault(
                FaultKind.Configuration, $"{mapping.Name} makes {mapping.Entity}, not {request.Entity}: ask for --entity {mapping.Entity}."));
        }

        foreach (var file in request.Pages.SelectMany(PageFile.Find))
            await ReadAsync(pages, file, errors, ct);
        if (_records.Count == 0)
            return null;
        var taken = TakenMembers.Of(mapping, _records);
        var collector = new FieldCollector(mapping, labels);
        foreach (var (record, related) in _records)
            collector.Add(record, related);
        var fields = collector.Fields(_ids);
        var drafts = new RuleDrafts(fields, house.Mappings, request.Vendor);
        var answers = fields.Where(field => !collector.IsMapped(field.Path))
            .Select(field => new FieldAnswer(field, [.. suggester.For(field, taken.IsFree).Select(one => taken.Place(one, drafts))]))
            .ToArray();
        return SuggestReport.Of(request, mapping, _records.Count, suggester.Accept, answers);
    }

    private async Task ReadAsync(IPageFormat pages, FileInfo file, TextWriter errors, CancellationToken ct)
    {
        var bodies = await PageFile.ReadAsync(file, ct);
        foreach (var fault in bodies.Faults)
            await errors.WriteLineAsync($"note {fault}");
        foreach (var body in bodies.IsSuccess ? bodies.Value : [])
        {
            try
            {
                var page = pages.Slice(body, request.Object);
                _records.AddRange(page.Records.Take(MostRecords - _records.Count).Select(record => (record, page.Related)));
                foreach (var other in pages.Count(body).Where(other => other.Value > 0))
                {
                    var entity = house.Mappings.TryInbound(request.Vendor, other.Key, out var mapping) ? mapping.Entity : null;
                    _ids.Add(other.Key, entity, pages.Slice(body, other.Key).Records.Select(record => record.Key.Id));
                }
            }
            catch (ConnectorException unreadable)
            {
                await errors.WriteLineAsync($"note {file.Name}: {unreadable.Message}");
            }
        }
    }
}
