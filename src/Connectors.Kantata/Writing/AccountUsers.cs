using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Kantata;

/// <summary>Finds people of the account by the address that they sign in with.</summary>
/// <remarks>https://developer.kantata.com/kantata/specification/users. Whether the filter minds case is not documented: addresses are compared
/// without it.</remarks>
internal sealed class AccountUsers(KantataClient kantata)
{
    /// <summary>Everyone with an address; more than one only where the vendor shows contacts beside the account's own people.</summary>
    /// <exception cref="ConnectorException">No clear answer: a user came that does not have the address.</exception>
    public async ValueTask<ImmutableArray<AccountUser>> WithAddressAsync(
        Connection connection, KantataResource resource, string address, CancellationToken ct = default)
    {
        var page = await kantata.ListAsync(connection, new(resource, PageSize: 5) { Email = address }, ct);
        var users = page.Records.Select(record => AccountUser.Of(record, page.Related)).ToImmutableArray();
        return users.FirstOrDefault(user => !string.Equals(user.Email, address, StringComparison.OrdinalIgnoreCase)) is { } other
            ? throw new ConnectorException(new(
                FaultKind.VendorDefect,
                $"Kantata answered a look-up by e-mail address with {other.Key}, which does not show it. Nothing was written."))
            : users;
    }
}
