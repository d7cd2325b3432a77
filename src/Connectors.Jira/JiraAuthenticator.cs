using System.Net.Http.Headers;
using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Jira;

/// <summary>E-mail and API token, or a bearer token: a fixed one, or one that a refresh token gets.</summary>
/// <remarks>Fixed secrets are asked for before each request, so that a new one holds at once. A missing scope comes as a 401 that no new token
/// cures: it is told as <c>Authorisation</c> and never renewed.</remarks>
internal sealed class JiraAuthenticator(ICredentialProvider credentials, ITokens tokens, JiraTokens jira) : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        request.Headers.Authorization = await credentials.GetAsync(connection.CredentialKey, ct) switch
        {
            BasicCredential basic => Basic(connection, basic),
            BearerCredential bearer => new("Bearer", Checked(connection, bearer.Token)),
            RefreshCredential => new("Bearer", Checked(connection, await IssuedAsync(connection, ct))),
            var other => throw Unusable(
                connection,
                $"a {other.GetType().Name} opens nothing here; use a BasicCredential (e-mail and API token), RefreshCredential or BearerCredential"),
        };
    }

    public async ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default) =>
        refusal.Kind == FaultKind.Authentication
        && await credentials.GetAsync(connection.CredentialKey, ct) is RefreshCredential
        && request.Headers.Authorization?.Parameter is { } refused
        && tokens.Discard(connection.CredentialKey, new Secret(refused));

    private async ValueTask<Secret> IssuedAsync(Connection connection, CancellationToken ct) =>
        (await tokens.GetAsync(connection.CredentialKey, inner => jira.FetchAsync(connection, inner), ct)).Value;

    private static AuthenticationHeaderValue Basic(Connection connection, BasicCredential basic) =>
        basic.UserName.Length > 0 && !basic.UserName.Contains(':') && !basic.UserName.Any(char.IsControl)
            ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.UserName}:{Checked(connection, basic.Password)}")))
            : throw Unusable(connection, "the user name must be the e-mail address of the account");

    private static string Checked(Connection connection, Secret token) =>
        token.Reveal().AsSpan().Trim() is { Length: > 0 } text && text.IndexOfAnyExceptInRange('!', '~') < 0
            ? text.ToString()
            : throw Unusable(connection, "the token is empty or holds characters that no token has; store it again");

    private static ConnectorException Unusable(Connection connection, string why) => new(new(
        FaultKind.Configuration,
        $"The credential of connection '{connection.Settings.Name}' of tenant '{connection.Tenant.Tenant.Id}' cannot be used: {why}."));
}
