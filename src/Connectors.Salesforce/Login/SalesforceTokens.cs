using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Salesforce;

/// <summary>Asks for tokens, and refuses one that opens another org than before.</summary>
/// <remarks>https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_client_credentials_flow.htm</remarks>
internal sealed class SalesforceTokens(ICredentialProvider credentials, OAuthTokenRequests requests)
{
    private static readonly Uri Endpoint = new("services/oauth2/token", UriKind.Relative);

    private readonly ConnectionMemory<string> _organizations = new();

    /// <exception cref="ConnectorException">No credential, Salesforce refuses it, or the token is for another org or host.</exception>
    public async ValueTask<AccessToken> FetchAsync(Connection connection, CancellationToken ct = default)
    {
        var credential = await credentials.GetAsync(connection.CredentialKey, ct);
        if (credential is BearerCredential bearer)
            return new AccessToken(bearer.Token, ExpiresAt: null);
        if (credential is not ClientSecretCredential secret)
            throw Configuration(connection, "needs client id and client secret of an external client app (client credentials flow)", "credential");

        var answer = await requests.AskAsync(
            connection,
            Endpoint,
            [
                new("grant_type", "client_credentials"),
                new("client_id", secret.ClientId),
                new("client_secret", secret.ClientSecret.Reveal()),
            ],
            ["instance_url", "id"],
            ct);
        CheckInstance(connection, answer.Access.Facts.GetValueOrDefault("instance_url"));
        CheckOrganization(connection, OrganizationIn(answer.Access.Facts.GetValueOrDefault("id")));
        return answer.Access;
    }

    // id = https://login.salesforce.com/id/{organization}/{user}
    private static string OrganizationIn(string? identity) =>
        identity?.Split('/') is [.., var organization, _] && SalesforceId.IsValid(organization)
            ? SalesforceId.To18(organization)
            : throw new ConnectorException(
                new Fault(FaultKind.VendorDefect, "Salesforce's token answer does not say for which org it is.") { Rule = "token" });

    // Calls go to the connection's address. An instance elsewhere means that the org has moved or that the account is wrong: a person decides.
    private static void CheckInstance(Connection connection, string? told)
    {
        if (Uri.TryCreate(told, UriKind.Absolute, out var instance)
            && Uri.Compare(instance, connection.Address, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw Configuration(
                connection,
                $"was answered from another instance ({instance.Host}): set its account to that My Domain if the org has moved",
                "instance_url");
        }
    }

    // A refreshed sandbox, or credentials put into the wrong tenant, opens another org: nothing may be read into or written from this one.
    private void CheckOrganization(Connection connection, string organization)
    {
        var pinned = connection.Settings.Values.GetValueOrDefault("organization");
        var expected = SalesforceId.IsValid(pinned)
            ? SalesforceId.To18(pinned!)
            : _organizations.Change(connection, organization, known => known);
        if (!string.Equals(expected, organization, StringComparison.Ordinal))
        {
            throw Configuration(
                connection,
                $"got a token of org {organization} instead of {expected}: check the credentials; after a sandbox refresh make a new connection",
                "organization");
        }
    }

    private static ConnectorException Configuration(Connection connection, string what, string rule) =>
        new(new Fault(FaultKind.Configuration, $"Connection '{connection.Settings.Name}' {what}.") { Rule = rule });
}
