using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>Asks for tokens with an assertion that is signed for each request: PS256 with an RSA key, ES256, ES384 or ES512 with an EC key.</summary>
/// <remarks>https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162730264820.html</remarks>
internal sealed class NetSuiteTokens(ICredentialProvider credentials, OAuthTokenRequests requests, TimeProvider time)
{
    // At most an hour is allowed. Minutes are enough, and little is lost with an assertion that leaks.
    private static readonly TimeSpan AssertionLife = TimeSpan.FromMinutes(5);

    /// <exception cref="ConnectorException">No credential, or NetSuite refuses it; the reason stands only in its Login Audit Trail.</exception>
    public async ValueTask<AccessToken> FetchAsync(Connection connection, CancellationToken ct = default)
    {
        var credential = await credentials.GetAsync(connection.CredentialKey, ct);
        if (credential is BearerCredential bearer)
            return new AccessToken(bearer.Token, ExpiresAt: null);
        if (credential is not ClientAssertionCredential key)
        {
            throw new ConnectorException(new Fault(
                FaultKind.Configuration,
                $"Connection '{connection.Settings.Name}' needs client id, certificate id and private key (OAuth 2.0 client credentials, M2M setup), "
                + "or client id and secret with token id and secret (token-based authentication).")
            { Rule = "credential" });
        }

        var endpoint = new Uri(connection.Address, "services/rest/auth/oauth2/v1/token");
        var answer = await requests.AskAsync(
            connection,
            endpoint,
            [
                new("grant_type", "client_credentials"),
                new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                new("client_assertion", ClientAssertions.Create(key, endpoint, ["rest_webservices"], time.GetUtcNow(), AssertionLife)),
            ],
            [],
            ct);
        return answer.Access;
    }
}
