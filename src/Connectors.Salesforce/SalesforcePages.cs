using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Salesforce;

/// <summary>Any answer that carries sObjects: query pages, single records, search results, parents and child subqueries inside them.</summary>
internal sealed class SalesforcePages : IPageFormat
{
    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject)
    {
        if (SObjectRows.TryCut(page, vendorObject) is { } rows && TypesIn(page.Span, vendorObject) == rows.Records.Length)
            return rows;
        var found = SObjectScanner.Scan(page.Span);
        return Cut(page, found, slice => string.Equals(slice.Type, vendorObject, StringComparison.Ordinal));
    }

    public VendorPage SliceRows(ReadOnlyMemory<byte> page, string vendorObject) => SObjectCsv.Cut(page, vendorObject);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) =>
        SObjectScanner.Scan(page.Span).Slices.CountBy(slice => slice.Type, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>Only the rows of an answer: a parent of the same type inside a row is related to it, not a record that was asked for.</summary>
    internal static VendorPage CutRows(ReadOnlyMemory<byte> page, SObjectPage found, string vendorObject) =>
        Cut(page, found, slice => slice.IsRow && string.Equals(slice.Type, vendorObject, StringComparison.Ordinal));

    /// <summary>The rows of a query's answer, for reading.</summary>
    /// <exception cref="ConnectorException">The bytes are no page, or rows have more children than it holds.</exception>
    internal static VendorPage Rows(ReadOnlyMemory<byte> page, string vendorObject)
    {
        if (SObjectRows.TryCut(page, vendorObject) is { } rows)
            return rows;
        var found = SObjectScanner.Scan(page.Span);
        // Children behind a second locator would be missing from their parent's slice, and the record would look whole.
        return found.HasCutChildren
            ? throw new ConnectorException(new Fault(
                FaultKind.LimitExceeded,
                "A row has more children than Salesforce puts into one page: lower BatchSize, or take the list out of the mapping.")
            { Rule = "children" })
            : CutRows(page, found, vendorObject);
    }

    /// <summary>Everything in an answer that lies inside a row.</summary>
    internal static IReadOnlyDictionary<VendorKey, ReadOnlyMemory<byte>> Related(ReadOnlyMemory<byte> page)
    {
        var related = new Dictionary<VendorKey, ReadOnlyMemory<byte>>();
        foreach (var slice in SObjectScanner.Scan(page.Span).Slices.Where(static slice => !slice.IsRow && slice.Id.Length > 0))
            related.TryAdd(slice.Key, page.Slice(slice.Start, slice.Length));
        return related;
    }

    private static int TypesIn(ReadOnlySpan<byte> page, string type)
    {
        var sought = Encoding.UTF8.GetBytes($"{type}\"");
        var count = 0;
        for (var at = PageText.Find(page, "type\":\""u8, sought); at >= 0; at = PageText.Find(page, "type\":\""u8, sought))
        {
            count++;
            page = page[(at + sought.Length)..];
        }
        return count;
    }

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
