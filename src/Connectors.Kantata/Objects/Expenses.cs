using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Money spent on a workspace.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/expenses. Those of archived workspaces are hidden unless asked for. Read as
/// <c>is_billable</c>, written as <c>billable</c>.
/// </remarks>
internal sealed class Expenses(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("expenses", "expense")
    {
        Include = ["workspace", "story", "user", "active_submission", "recent_submission", "external_references"],
        Everything = [new("from_archived_workspaces", "true")],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/expenses")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/expenses")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/expenses")]
    [VendorRoute("PUT", "/expenses/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
