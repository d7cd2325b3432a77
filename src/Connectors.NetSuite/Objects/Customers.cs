using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>Customers: organisations and, with <c>isPerson</c>, people.</summary>
/// <remarks>
/// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545142117.html.
/// Customers, projects, vendors and employees share one space of ids and of external ids.
/// </remarks>
internal sealed class Customers(RowReader reader, RowFinder finder, RecordWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "customer";

    private static readonly RowTable Table = new(Type, "customer")
    {
        Always = ["isinactive"],
        Stamps = ["lastmodifieddate", "datecreated"],
        Dates = ["startdate", "enddate"],
        Sublists = ["addressBook", "currencyList"],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    [VendorRoute("POST", "/query/v1/suiteql")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, Table, request, ct);

    [VendorRoute("POST", "/query/v1/suiteql")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, Table, key, ct);

    [VendorRoute("PUT", "/record/v1/customer/eid:{externalId}")]
    [VendorRoute("POST", "/record/v1/customer")]
    [VendorRoute("PATCH", "/record/v1/customer/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Table, command, ct);
}
