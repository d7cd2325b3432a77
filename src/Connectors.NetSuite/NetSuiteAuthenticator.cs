using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.NetSuite;

/// <summary>OAuth 2.0 client credentials with a signed assertion. There is no refresh token: a new one is asked for.</summary>
/// <remarks>
/// Under load NetSuite may refuse a good token instead of naming its concurrency limit (seen with token-based authentication).
/// One renewal and one repeat covers both; a second refusal is given to the caller, who does not disable the connection for one refusal.
/// </remarks>
internal sealed class NetSuiteAuthenticator(ITokens tokens, NetSuiteTokens netsuite) : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        var token = await tokens.GetAsync(connection.CredentialKey, stop => netsuite.FetchAsync(connection, stop), ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
    }

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        new(refusal.Kind == FaultKind.Authentication
            && request.Headers.Authorization?.Parameter is { } refused
            && tokens.Discard(connection.CredentialKey, new Secret(refused)));
}
