using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>Groups of workspaces; one with <c>company: true</c> stands for a customer. Names are unique in an account, whatever their case.</summary>
/// <remarks>https://developer.kantata.com/kantata/specification/workspace-groups. No route takes a group out of use.</remarks>
internal sealed class WorkspaceGroups(PagedReading reading, ExternalReferences references, ProbedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("workspace_groups", "workspace_group")
    {
        Include = ["custom_field_values", "external_references"],
    };

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/workspace_groups")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/workspace_groups")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/workspace_groups")]
    [VendorRoute("PUT", "/workspace_groups/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
