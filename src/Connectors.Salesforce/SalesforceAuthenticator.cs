using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Salesforce;

/// <summary>OAuth 2.0 client credentials. A token has no stated end: a refusal is the sign that it is over.</summary>
internal sealed class SalesforceAuthenticator(ITokens tokens, SalesforceTokens salesforce) : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        var token = await tokens.GetAsync(connection.CredentialKey, stop => salesforce.FetchAsync(connection, stop), ct);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value.Reveal());
    }

    public ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        new(refusal.Kind == FaultKind.Authentication
            && request.Headers.Authorization?.Parameter is { } refused
            && tokens.Discard(connection.CredentialKey, new Secret(refused)));
}
