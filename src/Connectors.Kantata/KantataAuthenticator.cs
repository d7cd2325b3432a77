using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Kantata;

/// <summary>A bearer token on every request. Kantata's own tokens never end by themselves and cannot be renewed: a 401 means that a person has to
/// authorise again.</summary>
/// <remarks>A fixed token is asked for before each request, so that a new one holds at once; a token issued for client credentials (optional at
/// Kantata) is kept.</remarks>
internal sealed class KantataAuthenticator(ICredentialProvider credentials, ITokens tokens, OAuthTokenRequests requests) : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        var token = await credentials.GetAsync(connection.CredentialKey, ct) switch
        {
            BearerCredential bearer => bearer.Token,
            ClientSecretCredential client =>
                (await tokens.GetAsync(connection.CredentialKey, inner => FetchAsync(connection, client, inner), ct)).Value,
            var other => throw Unusable(connection, $"a {other.GetType().Name} opens nothing here; use a BearerCredential or ClientSecretCredential"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Checked(connection, token));
    }

    public async ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        await credentials.GetAsync(connection.CredentialKey, ct) is ClientSecretCredential
        && tokens.Discard(connection.CredentialKey, new Secret(request.Headers.Authorization?.Parameter ?? ""));

    private async ValueTask<AccessToken> FetchAsync(Connection connection, ClientSecretCredential client, CancellationToken ct) =>
        (await requests.AskAsync(
            connection,
            KantataHosts.TokenAddressFor(connection.Address),
            [new("grant_type", "client_credentials"), new("client_id", client.ClientId), new("client_secret", client.ClientSecret.Reveal())],
            facts: [],
            ct)).Access;

    private static string Checked(Connection connection, Secret token) =>
        token.Reveal().AsSpan().Trim() is { Length: > 0 } text && text.IndexOfAnyExceptInRange('!', '~') < 0
            ? text.ToString()
            : throw Unusable(connection, "the token is empty or holds characters that no token has; store it again");

    private static ConnectorException Unusable(Connection connection, string why) => new(new(
        FaultKind.Configuration,
        $"The credential of connection '{connection.Settings.Name}' of tenant '{connection.Tenant.Tenant.Id}' cannot be used: {why}."));
}
