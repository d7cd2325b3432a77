using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>People of the account. They are made by invitation; their rates stand in the account membership.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/users. Without <c>on_my_account</c> the list also holds contacts outside the account. The
/// record has no stamp of changes: every read is a full one, and what did not change is dropped by its content.
/// </remarks>
internal sealed class Users(PagedReading reading, ExternalReferences references, InvitedWriting writing)
    : IRecordReader, IRecordFinder, IRecordWriter
{
    private static readonly KantataResource Page = new("users", "user")
    {
        Include = ["account_membership", "role", "custom_field_values", "external_references"],
        Everything = [new("on_my_account", "true")],
        Order = null,
    };

    /// <summary>Address and key are looked up before an invitation, and an address is invited once.</summary>
    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/users")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);

    [VendorRoute("GET", "/users")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        references.FindAsync(connection, Page, key, ct);

    [VendorRoute("POST", "/account_invitations")]
    [VendorRoute("PUT", "/account_memberships/{id}")]
    [VendorRoute("POST", "/external_references/create_or_update")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writing.WriteAsync(connection, Page, command, ct);
}
