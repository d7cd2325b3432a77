using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The authorisation server: JSON bodies, rotating refresh tokens.</summary>
internal static class JiraOAuth
{
    public static JiraReply Token(JiraSite site, string method, byte[] body)
    {
        if (method != "POST" || Parse(body) is not { } request)
        {
            return Refuse(400, "invalid_request", "The request body must be a JSON object.");
        }

        var options = site.Account.Options;
        if (Text(request, "client_id") != options.ClientId || Text(request, "client_secret") != options.ClientSecret)
        {
            return Refuse(401, "access_denied", "Unauthorized");
        }

        return Text(request, "grant_type") switch
        {
            "refresh_token" => site.Tokens.TryRedeem(Text(request, "refresh_token"), site.Now)
                ? Issue(site) : Refuse(403, "invalid_grant", "Unknown or invalid refresh token."),
            "authorization_code" => site.Tokens.TryExchange(Text(request, "code"), site.Now)
                ? Issue(site) : Refuse(403, "invalid_grant", "Invalid authorization code"),
            _ => Refuse(400, "unsupported_grant_type", "Unsupported grant type."),
        };
    }

    public static JiraReply Resources(JiraSite site, HttpContext http, string host)
    {
        var header = http.Request.Headers.Authorization.ToString();
        site.Tokens.Use(header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : "", site.Now);
        return JiraReply.Ok(new JsonArray(new JsonObject
        {
            ["id"] = site.CloudId, ["url"] = host, ["name"] = site.Account.Name,
            ["scopes"] = new JsonArray([.. site.Settings.Scopes.Where(scope => scope != "offline_access").Select(scope => (JsonNode)scope)]),
            ["avatarUrl"] = host + "/avatars/240/site.png",
        }));
    }

    private static JiraReply Issue(JiraSite site)
    {
        var (access, refresh) = site.Tokens.Issue(site.Now);
        var answer = new JsonObject
        {
            ["access_token"] = access, ["expires_in"] = (int)site.Settings.TokenLifetime.TotalSeconds, ["token_type"] = "Bearer",
            ["scope"] = string.Join(' ', site.Settings.Scopes),
        };
        if (refresh is not null)
        {
            answer["refresh_token"] = refresh;
        }

        return JiraReply.Ok(answer);
    }

    private static JiraReply Refuse(int status, string error, string description) =>
        new(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static string Text(JsonObject request, string name) =>
        request[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
