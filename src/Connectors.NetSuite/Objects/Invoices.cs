using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>Invoices to customers. Their lines are the sublist <c>item</c>.</summary>
/// <remarks>
/// https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545215204.html.
/// In SuiteQL an invoice is a row of <c>transaction</c> with the type <c>CustInvc</c>; all transactions share one space of ids.
/// </remarks>
internal sealed class Invoices(RowReader reader, RowFinder finder, RecordWriter writer) : IRecordReader, IRecordFinder, IRecordWriter
{
    public const string Type = "invoice";

    private static readonly RowTable Table = new(Type, "transaction")
    {
        Kind = "CustInvc",
        Stamps = ["lastmodifieddate", "createddate"],
        Dates = ["trandate", "duedate", "startdate", "enddate", "closedate"],
        Sublists = ["item", "time", "expCost", "itemCost"],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    [VendorRoute("POST", "/query/v1/suiteql")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, Table, request, ct);

    [VendorRoute("POST", "/query/v1/suiteql")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, Table, key, ct);

    [VendorRoute("PUT", "/record/v1/invoice/eid:{externalId}")]
    [VendorRoute("POST", "/record/v1/invoice")]
    [VendorRoute("PATCH", "/record/v1/invoice/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, Table, command, ct);
}
