using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>Any answer that carries issues, worklogs, projects or users, wherever they lie: search pages, arrays, single objects. Jira names no type:
/// a record is told by its members. What lies inside a record belongs to it and is no record of the page.</summary>
internal sealed class JiraPages : IPageFormat
{
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) => new(
        [
            .. JiraScanner.Scan(page).Where(found => found.Object == vendorObject)
                .Select(found => JiraSlice.Record(vendorObject, page.Slice(found.Start, found.Length))),
        ],
        RelatedRecords.None,
        new Cursor(""),
        IsLast: true);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) =>
        JiraScanner.Scan(page).CountBy(found => found.Object, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
