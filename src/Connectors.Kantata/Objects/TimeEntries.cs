using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Minutes of one user on one workspace and day.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/time-entries. Those of archived workspaces are hidden unless asked for. Locked once invoiced
/// or in an approved submission: a change is then refused. <c>approved</c> and <c>invoiced</c> are never sent as filters: they count as true whatever
/// their value.
/// </remarks>
internal sealed class TimeEntries(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("time_entries", "time_entry")
    {
        Include = ["workspace", "story", "user", "role", "active_submission", "recent_submission", "external_references"],
        Everything = [new("from_archived_workspaces", "true"), new("on_my_account", "true")],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/time_entries")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/time_entries")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/time_entries")]
    [VendorRoute("PUT", "/time_entries/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
