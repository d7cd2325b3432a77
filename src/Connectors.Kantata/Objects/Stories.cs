using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Tasks, deliverables, milestones and issues of a workspace, as a tree of at most four levels.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/stories. The only resource that keeps deleted records (<c>deleted_at</c>, with
/// <c>show_deleted</c>). Archived ones and those of archived workspaces are hidden by two separate flags. Sub stories that travel along lie in the
/// same map as the page's own: only <c>results</c> tells them apart.
/// </remarks>
internal sealed class Stories(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("stories", "story")
    {
        Include = ["workspace", "creator", "parent", "custom_field_values", "external_references"],
        Everything = [new("all_on_account", "true"), new("show_archived", "true"), new("show_from_archived_workspaces", "true")],
        Deleted = [new("show_deleted", "true")],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/stories")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/stories")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/stories")]
    [VendorRoute("PUT", "/stories/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
