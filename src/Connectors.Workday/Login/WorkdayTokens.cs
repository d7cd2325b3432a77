using System.Net.Http.Headers;
using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Workday;

/// <summary>Asks for access tokens: by refresh token, or by the client's own id and secret.</summary>
/// <remarks>A new refresh token in the answer is stored before the access token is used: the old one may be dead from then on.</remarks>
internal sealed class WorkdayTokens(ICredentialProvider credentials, OAuthTokenRequests requests)
{
    /// <exception cref="ConnectorException">No credential, Workday refuses it, or a new refresh token could not be stored.</exception>
    public async ValueTask<AccessToken> FetchAsync(Connection connection, CancellationToken ct = default) =>
        await credentials.GetAsync(connection.CredentialKey, ct) switch
        {
            RefreshCredential refresh => await RefreshAsync(connection, refresh, ct),
            ClientSecretCredential client => await OwnAsync(connection, client, ct),
            _ => throw new ConnectorException(new Fault(
                FaultKind.Configuration, $"Connection '{connection.Settings.Name}' needs a refresh token, or client id and secret.")
            { Rule = "credential" }),
        };

    private async ValueTask<AccessToken> RefreshAsync(Connection connection, RefreshCredential refresh, CancellationToken ct)
    {
        KeyValuePair<string, string>[] form = [new("grant_type", "refresh_token"), new("refresh_token", refresh.RefreshToken.Reveal())];
        var answer = refresh.ClientSecret.IsEmpty
            ? await requests.AskAsync(connection, Endpoint(connection), [.. form, new("client_id", refresh.ClientId)], [], ct)
            : await requests.AskAsync(connection, Endpoint(connection), form, [], Pair("Basic", refresh.ClientId, refresh.ClientSecret), ct);
        if (answer.Refresh is { } issued && issued != refresh.RefreshToken)
            await credentials.RotateAsync(connection.CredentialKey, refresh, refresh with { RefreshToken = issued }, ct);
        return answer.Access;
    }

    // Two spellings are in use; which one an API client takes is not documented.
    private async ValueTask<AccessToken> OwnAsync(Connection connection, ClientSecretCredential client, CancellationToken ct)
    {
        var isId = WorkdaySettings.IsSpeltId(connection);
        KeyValuePair<string, string>[] form = isId
            ? [new("grant_type", "client_credentials"), new("tenant_alias", WorkdaySettings.Tenant(connection))]
            : [new("grant_type", "client_credentials")];
        var header = Pair(isId ? "ID" : "Basic", client.ClientId, client.ClientSecret);
        return (await requests.AskAsync(connection, Endpoint(connection), form, [], header, ct)).Access;
    }

    private static Uri Endpoint(Connection connection) => new(connection.Address, $"ccx/oauth2/{WorkdaySettings.Tenant(connection)}/token");

    private static AuthenticationHeaderValue Pair(string scheme, string id, Secret secret) =>
        new(scheme, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret.Reveal()}")));
}
