using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>OAuth 2.0 client credentials with a signed assertion, or a signature on each request (OAuth 1.0a, token-based authentication).</summary>
/// <remarks>
/// There is no refresh token: a new token is asked for. Under load NetSuite may refuse a good login instead of naming its concurrency limit (seen
/// with
/// token-based authentication). One renewal or new signature and one repeat covers that; a second refusal is given to the caller, who does not
/// disable
/// the connection for one refusal. A signature of a clock that is off is refused with the same words: the refusal's <c>Date</c> sets it right.
/// </remarks>
internal sealed class NetSuiteAuthenticator(ICredentialProvider credentials, ITokens tokens, NetSuiteTokens netsuite, NetSuiteSigner signer)
    : IRequestAuthenticator
{
    private const string Signed = "OAuth";

    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        if (await credentials.GetAsync(connection.CredentialKey, ct) is TokenBasedCredential pair)
        {
            request.Headers.Authorization = signer.Sign(request, connection, pair);
            return;
        }

        var token = await tokens.GetAsync(connection.CredentialKey, stop => netsuite.FetchAsync(connection, stop), ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
    }

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default)
    {
        if (refusal.Kind != FaultKind.Authentication || request.Headers.Authorization is not { Parameter: { } refused, Scheme: var scheme })
            return new(false);
        if (scheme != Signed)
            return new(tokens.Discard(connection.CredentialKey, new Secret(refused)));
        signer.Refused(request, connection);
        return new(true);
    }
}
