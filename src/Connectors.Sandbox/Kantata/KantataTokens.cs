using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.Sandbox;

/// <summary>Classic tokens: they do not expire and are not refreshed.</summary>
internal static class KantataTokens
{
    public static bool Accepts(SandboxAccount account, HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            && (Same(header[7..], account.Options.AccessToken) || Same(header[7..], Issued(account)));
    }

    public static KantataReply Issue(SandboxAccount account, HttpContext http, byte[] body)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        if (http.Request.Method != "POST" || form["grant_type"] != "authorization_code" && form["grant_type"] != "client_credentials")
        {
            return Refused("unsupported_grant_type", "The authorization grant type is not supported by the authorization server.");
        }

        return Same(form["client_id"].ToString(), account.Options.ClientId) && Same(form["client_secret"].ToString(), account.Options.ClientSecret)
            ? new(200, new JsonObject { ["access_token"] = Issued(account), ["token_type"] = "bearer" })
            : Refused("invalid_client",
                "Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.");
    }

    private static KantataReply Refused(string error, string description) =>
        new(401, new JsonObject { ["error"] = error, ["error_description"] = description });

    private static string Issued(SandboxAccount account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Name}:{account.Options.ClientSecret}")));

    private static bool Same(string given, string? expected) =>
        expected is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
