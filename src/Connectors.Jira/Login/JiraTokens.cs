using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Jira;

/// <summary>Asks for access tokens with a refresh token that each use replaces. The new refresh token is stored before the new access token is used:
/// whatever breaks afterwards, the grant is not lost.</summary>
/// <remarks>
/// https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/. Runs in single flight for a credential in this process. Another process may
/// spend the same token in the same moment: who comes second is refused, reads the credential once more and goes on with what the first one stored.
/// </remarks>
internal sealed class JiraTokens(ICredentialProvider credentials, OAuthTokenRequests requests)
{
    /// <exception cref="ConnectorException">No credential, the vendor refuses it, or the new one cannot be stored.</exception>
    public async ValueTask<AccessToken> FetchAsync(Connection connection, CancellationToken ct = default)
    {
        if (!connection.Settings.Values.ContainsKey(JiraHosts.CloudId))
        {
            throw new ConnectorException(new(
                FaultKind.Configuration,
                $"Connection '{connection.Settings.Name}' logs in with OAuth and therefore needs the site's id as its setting "
                + $"'{JiraHosts.CloudId}': an OAuth token opens nothing at the site's own address.")
            { Rule = JiraHosts.CloudId });
        }

        var stored = await StoredAsync(connection, ct);
        try
        {
            return await RedeemAsync(connection, stored, ct);
        }
        catch (ConnectorException refused) when (refused.Fault.Kind == FaultKind.Authentication)
        {
            var now = await StoredAsync(connection, ct);
            if (now.RefreshToken == stored.RefreshToken)
            {
                throw;
            }

            return await RedeemAsync(connection, now, ct);
        }
    }

    private async ValueTask<AccessToken> RedeemAsync(Connection connection, RefreshCredential stored, CancellationToken ct)
    {
        var answer = await requests.AskJsonAsync(
            connection,
            JiraHosts.TokenAddressFor(connection.Address),
            [
                new("grant_type", "refresh_token"),
                new("client_id", stored.ClientId),
                new("client_secret", stored.ClientSecret.Reveal()),
                new("refresh_token", stored.RefreshToken.Reveal()),
            ],
            facts: [],
            ct);
        if (answer.Refresh is { } next && next != stored.RefreshToken)
        {
            // Not cancellable: the old token is spent.
            await credentials.RotateAsync(connection.CredentialKey, stored, stored with { RefreshToken = next }, CancellationToken.None);
        }

        return answer.Access;
    }

    private async ValueTask<RefreshCredential> StoredAsync(Connection connection, CancellationToken ct) =>
        await credentials.GetAsync(connection.CredentialKey, ct) as RefreshCredential
        ?? throw new ConnectorException(new(
            FaultKind.Configuration, $"The credential of connection '{connection.Settings.Name}' is no RefreshCredential any more."));
}
