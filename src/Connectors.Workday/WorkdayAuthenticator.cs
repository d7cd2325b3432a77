using System.Net.Http.Headers;
using System.Text;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.Tenancy;

namespace Connectors.Workday;

/// <summary>
/// A user name with password: inside the envelope for SOAP, as HTTP Basic for reports. Or an OAuth token, for all. The password is written into the
/// bytes of the attempt and nowhere else.
/// </summary>
internal sealed class WorkdayAuthenticator(ICredentialProvider credentials, ITokens tokens, WorkdayTokens workday, RefusedLogins refused)
    : IRequestAuthenticator
{
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, Connection connection, CancellationToken ct = default)
    {
        switch (await credentials.GetAsync(connection.CredentialKey, ct))
        {
            case BasicCredential basic:
                refused.Check(connection, basic);
                SignIn(request, connection, basic);
                break;
            case BearerCredential bearer:
                Bear(request, bearer.Token);
                break;
            case RefreshCredential or ClientSecretCredential:
                Bear(request, (await tokens.GetAsync(connection.CredentialKey, stop => workday.FetchAsync(connection, stop), ct)).Value);
                break;
            case var other:
                throw Unusable(
                    connection, $"a {other.GetType().Name} opens nothing here; use a BasicCredential, RefreshCredential or ClientSecretCredential");
        }
    }

    /// <remarks>A password that was refused is refused again, and a few tries lock the user: it is never sent twice.</remarks>
    public async ValueTask<bool> TryRenewAsync(Connection connection, HttpRequestMessage request, Fault refusal, CancellationToken ct = default)
    {
        if (refusal.Kind != FaultKind.Authentication)
            return false;
        switch (await credentials.GetAsync(connection.CredentialKey, ct))
        {
            case BasicCredential basic:
                refused.Remember(connection, basic);
                return false;
            case RefreshCredential or ClientSecretCredential:
                return tokens.Discard(connection.CredentialKey, new Secret(request.Headers.Authorization?.Parameter ?? ""));
            default:
                return false;
        }
    }

    private static void SignIn(HttpRequestMessage request, Connection connection, BasicCredential basic)
    {
        var user = $"{basic.UserName}@{WorkdaySettings.Tenant(connection)}";
        if (request.Options.TryGetValue(SoapCall.Of, out var call))
        {
            request.Content = SoapEnvelope.Content(call, WorkdaySettings.Version(connection), new(user, basic.Password));
            return;
        }

        if (!request.Options.TryGetValue(RequestTraits.Route, out var route) || route != WorkdayRoutes.Report)
            throw Unusable(connection, "Workday's REST service takes no password; store a refresh token or client id and secret of an API client");
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{basic.Password.Reveal()}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
    }

    private static void Bear(HttpRequestMessage request, Secret token) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal().Trim());

    private static ConnectorException Unusable(Connection connection, string why) => new(new(
        FaultKind.Configuration,
        $"The credential of connection '{connection.Settings.Name}' of tenant '{connection.Tenant.Tenant.Id}' does not do: {why}.")
    { Rule = "credential" });
}
