using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>Any answer that carries issues, worklogs, projects or users, wherever they lie: search pages, arrays, single objects. Jira names no type:
/// a record is told by its members. What lies inside a record belongs to it and is no record of the page.</summary>
internal sealed class JiraPages : IPageFormat
{
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) =>
        (vendorObject == Issues.Name ? JiraIssues.TryCut(page) : null) ?? Cut(page, JiraScanner.Scan(page), vendorObject);

    /// <summary>The records that a scan found.</summary>
    internal static VendorPage Cut(ReadOnlyMemory<byte> page, List<JiraFound> found, string vendorObject)
    {
        var records = ImmutableArray.CreateBuilder<VendorRecord>(found.Count);
        foreach (var one in found)
        {
            if (one.Object == vendorObject)
                records.Add(JiraSlice.Record(vendorObject, page.Slice(one.Start, one.Length)));
        }

        return new(records.DrainToImmutable(), RelatedRecords.None, new Cursor(""), IsLast: true);
    }

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) =>
        JiraScanner.Scan(page).CountBy(found => found.Object, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
}
