using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>Any answer that carries sObjects: query pages, single records, search results, parents and child subqueries inside them.</summary>
internal sealed class SalesforcePages : IPageFormat
{
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject)
    {
        var found = SObjectScanner.Scan(page.Span);
        return Cut(page, found, slice => string.Equals(slice.Type, vendorObject, StringComparison.Ordinal));
    }

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) =>
        SObjectScanner.Scan(page.Span).Slices.CountBy(slice => slice.Type, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>Only the rows of an answer: a parent of the same type inside a row is related to it, not a record that was asked for.</summary>
    internal static VendorPage CutRows(ReadOnlyMemory<byte> page, SObjectPage found, string vendorObject) =>
        Cut(page, found, slice => slice.IsRow && string.Equals(slice.Type, vendorObject, StringComparison.Ordinal));

    private static VendorPage Cut(ReadOnlyMemory<byte> page, SObjectPage found, Func<SObjectSlice, bool> isRecord)
    {
        var records = ImmutableArray.CreateBuilder<VendorRecord>();
        var related = new Dictionary<VendorKey, ReadOnlyMemory<byte>>();
        foreach (var slice in found.Slices)
        {
            if (isRecord(slice))
                records.Add(slice.ToRecord(page));
            else if (slice.Id.Length > 0)
                related.TryAdd(slice.Key, page.Slice(slice.Start, slice.Length));
        }

        return new VendorPage(
            records.DrainToImmutable(),
            related.Count == 0 ? RelatedRecords.None : new RelatedRecords(related),
            new Cursor(found.NextRecordsUrl ?? ""),
            found.IsDone);
    }
}
