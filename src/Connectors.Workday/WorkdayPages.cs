using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>SOAP answers with or without their envelope, REST collections and reports.</summary>
internal sealed class WorkdayPages : IPageFormat
{
    private const string Collection = "data";
    private static readonly ImmutableArray<IRecordSlice> Slices = [new WorkerSlice(), new OrganizationSlice(), new ProjectSlice()];

    public VendorPage Slice(ReadOnlyMemory<byte> page, string vendorObject) => new(
        WorkdayXml.IsMarkup(page.Span)
            ? SoapPage.Read(page, Slices.FirstOrDefault(slice => slice.Element == vendorObject)).Records
            : vendorObject switch
            {
                ScheduledWorkers.Type => [.. Rows(page, Collection).Select(RestWorkerSlice.Cut)],
                CostRates.Type => [.. Rows(page, CostRates.Entries).Select(row => CostRateSlice.Cut(row).Record)],
                _ => Nothing(page),
            },
        RelatedRecords.None,
        new Cursor(""),
        IsLast: true);

    public IReadOnlyDictionary<string, int> Count(ReadOnlyMemory<byte> page) => WorkdayXml.IsMarkup(page.Span)
        ? SoapPage.Read(page, slice: null).Counts
        : new Dictionary<string, int>(StringComparer.Ordinal)
        {
            [ScheduledWorkers.Type] = Rows(page, Collection).Count,
            [CostRates.Type] = Rows(page, CostRates.Entries).Count,
        };

    private static IReadOnlyList<ReadOnlyMemory<byte>> Rows(ReadOnlyMemory<byte> page, string member) => JsonRows.Read(page, member).Rows ?? [];

    /// <exception cref="ConnectorException">The bytes are no JSON.</exception>
    private static ImmutableArray<VendorRecord> Nothing(ReadOnlyMemory<byte> page)
    {
        JsonRows.Read(page, Collection);
        return [];
    }
}
