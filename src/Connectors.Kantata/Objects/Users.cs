using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Kantata;

/// <summary>People of the account. Read only: they are made by invitation.</summary>
/// <remarks>
/// https://developer.kantata.com/kantata/specification/users. Without <c>on_my_account</c> the list also holds contacts outside the account. The
/// record has no stamp of changes: every read is a full one, and what did not change is dropped by its content.
/// </remarks>
internal sealed class Users(PagedReading reading) : IRecordReader
{
    private static readonly KantataResource Page = new("users", "user")
    {
        Include = ["account_membership", "role", "custom_field_values", "external_references"],
        Everything = [new("on_my_account", "true")],
        Order = null,
    };

    [VendorRoute("GET", "/users")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reading.ReadAsync(connection, Page, request, ct);
}
