using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>SuiteQL pages, collections and single records. A SuiteQL row does not name its table: it counts as what is asked for.</summary>
internal sealed class NetSuitePages : IPageFormat
{
    /// <summary>Under which name rows are counted that do not name their record type.</summary>
    internal const string Unnamed = "suiteql";

    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) => Rows(page, vendorObject, zone: null);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) =>
        RowScanner.Scan(page.Span).Rows.CountBy(row => row.Type ?? Unnamed, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.Ordinal);

    /// <summary>The rows that a scan found.</summary>
    /// <param name="page">The bytes.</param>
    /// <param name="found">What the scan found in them.</param>
    /// <param name="vendorObject">Which records.</param>
    /// <param name="zone">Zone of local stamps; null leaves the time of their change unknown.</param>
    internal static VendorPage Cut(ReadOnlyMemory<byte> page, RowPage found, string vendorObject, TimeZoneInfo? zone)
    {
        var records = ImmutableArray.CreateBuilder<VendorRecord>(found.Rows.Length);
        foreach (var row in found.Rows)
        {
            if (row.Type is not null && !string.Equals(row.Type, vendorObject, StringComparison.OrdinalIgnoreCase))
                continue;
            var state = row.IsInactive ? RecordState.Archived : RecordState.Live;
            var key = new VendorKey(vendorObject, row.Id);
            records.Add(new(key, row.Stamp, LocalStamp.ToUtc(row.Stamp, zone), state, page.Slice(row.Start, row.Length)));
        }

        return new(records.DrainToImmutable(), RelatedRecords.None, new Cursor(""), !found.HasMore);
    }

    /// <summary>The rows of an answer.</summary>
    /// <param name="page">The bytes.</param>
    /// <param name="vendorObject">Which records.</param>
    /// <param name="zone">Zone of local stamps; null leaves the time of their change unknown.</param>
    internal static VendorPage Rows(ReadOnlyMemory<byte> page, string vendorObject, TimeZoneInfo? zone) =>
        RowCut.TryCut(page, vendorObject, zone) ?? Cut(page, RowScanner.Scan(page.Span), vendorObject, zone);
}
