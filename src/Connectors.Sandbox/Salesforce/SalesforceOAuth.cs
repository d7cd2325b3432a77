using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The token endpoint: three grants, the vendor's error bodies, the signature that lets a client check the answer.</summary>
/// <param name="app">Client id and secret of the connected app and how its tokens behave.</param>
/// <param name="tokens">Where issued tokens live.</param>
/// <param name="assertions">Checks of the JWT grant.</param>
internal sealed class SalesforceOAuth(SalesforceApp app, SalesforceTokens tokens, SalesforceAssertions assertions)
{
    /// <summary>Base64(HMAC-SHA256(id + issued_at, client_secret)).</summary>
    public static string Sign(string identity, string issuedAt, string clientSecret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(clientSecret), Encoding.UTF8.GetBytes(identity + issuedAt)));

    /// <param name="form">The posted fields.</param>
    /// <param name="authorization">The Authorization header, which may carry the client's credentials.</param>
    /// <param name="instanceUrl">Scheme and host that the API is to be called on.</param>
    /// <param name="now">Virtual time.</param>
    public SalesforceReply Token(IReadOnlyDictionary<string, string> form, string? authorization, string instanceUrl, DateTimeOffset now)
    {
        var (clientId, secret) = Basic(authorization) ?? (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        return form.GetValueOrDefault("grant_type") switch
        {
            "client_credentials" => RefuseClient(clientId, secret, secretRequired: true) ?? Answer(app.UserId, instanceUrl, now),
            "refresh_token" => RefuseClient(clientId, secret, secretRequired: false)
                ?? Refresh(form.GetValueOrDefault("refresh_token"), instanceUrl, now),
            "urn:ietf:params:oauth:grant-type:jwt-bearer" => Assertion(form.GetValueOrDefault("assertion"), instanceUrl, now),
            _ => Refuse("unsupported_grant_type", "grant type not supported"),
        };
    }

    public static SalesforceReply Refuse(string error, string description) =>
        new(400, new JsonObject { ["error"] = error, ["error_description"] = description });

    private SalesforceReply? RefuseClient(string? clientId, string? secret, bool secretRequired)
    {
        if (clientId != app.ClientId)
            return Refuse("invalid_client_id", "client identifier invalid");
        return (secret is null && !secretRequired) || secret == app.ClientSecret ? null : Refuse("invalid_client", "invalid client credentials");
    }

    private SalesforceReply Refresh(string? refreshToken, string instanceUrl, DateTimeOffset now)
    {
        var user = refreshToken is null ? null : tokens.Refresh(refreshToken, app.RotatesRefreshTokens);
        if (user is null)
            return Refuse("invalid_grant", "expired access/refresh token");
        var reply = Answer(user, instanceUrl, now);
        if (app.RotatesRefreshTokens)
            reply.Body!["refresh_token"] = tokens.IssueRefresh(user);
        return reply;
    }

    private SalesforceReply Assertion(string? assertion, string instanceUrl, DateTimeOffset now)
    {
        var (user, error, description) = assertions.Check(assertion, instanceUrl, now);
        return user is null ? Refuse(error!, description!) : Answer(user, instanceUrl, now);
    }

    private SalesforceReply Answer(string userId, string instanceUrl, DateTimeOffset now)
    {
        var identity = $"https://login.salesforce.com/id/{app.OrganisationId}/{userId}";
        var issuedAt = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return SalesforceReply.Ok(new JsonObject
        {
            ["access_token"] = tokens.Issue(userId, now),
            ["signature"] = Sign(identity, issuedAt, app.ClientSecret),
            ["scope"] = "api",
            ["instance_url"] = instanceUrl,
            ["id"] = identity,
            ["token_type"] = "Bearer",
            ["issued_at"] = issuedAt,
        });
    }

    private static (string? Id, string? Secret)? Basic(string? authorization)
    {
        const string scheme = "Basic ";
        if (authorization?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[scheme.Length..].Trim(), bytes, out var length))
            return (null, null);
        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (null, null) : (Uri.UnescapeDataString(pair[..colon]), Uri.UnescapeDataString(pair[(colon + 1)..]));
    }
}
