using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Invoices to the client of one or more workspaces. Creating one locks the time and expenses that it lists.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/invoices. There is no field for the total: <c>balance_in_cents</c> keeps the amount after
/// payment and after cancellation. Cancelling is a route of its own that unlocks the entries again; the adapter does not offer it.
/// </remarks>
internal sealed class Invoices(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("invoices", "invoice")
    {
        Include = ["workspaces", "time_entries", "expenses", "additional_items", "fixed_fee_items", "external_references"],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/invoices")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/invoices")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/invoices")]
    [VendorRoute("PUT", "/invoices/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
