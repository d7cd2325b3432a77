using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Projects. They cannot be deleted: <c>archived: true</c> takes them out of use.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/workspaces. Archived ones are hidden unless <c>include_archived</c> asks for them; other
/// people's unless <c>on_my_account</c> does. Reading and creating have a limit of their own. The customer's id comes only with
/// <c>include=workspace_groups</c>.
/// </remarks>
internal sealed class Workspaces(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("workspaces", "workspace")
    {
        Include = ["workspace_groups", "primary_maven", "creator", "custom_field_values", "external_references"],
        Everything = [new("include_archived", "true"), new("on_my_account", "true")],
        CanArchive = true,
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/workspaces")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/workspaces")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/workspaces")]
    [VendorRoute("PUT", "/workspaces/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
