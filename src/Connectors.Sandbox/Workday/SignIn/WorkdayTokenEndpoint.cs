using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The token endpoint: refresh token and client credentials.</summary>
internal static class WorkdayTokenEndpoint
{
    public static async Task<WorkdayReply> AnswerAsync(WorkdayState state, HttpContext http)
    {
        if (http.Request.Method != "POST" || !http.Request.HasFormContentType) return Refuse(400, "invalid_request");
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return Refuse(400, "invalid_request");
        }
        if (!WorkdayAuthorization.IsClient(state, http) && !IsClientOf(state, form)) return Refuse(401, "invalid_client");
        return form["grant_type"].ToString() switch
        {
            "refresh_token" => state.Tokens.Refresh(form["refresh_token"]) is (true, var next) ? Grant(state, next) : Refuse(400, "invalid_grant"),
            "client_credentials" => NamesTenant(state, form) ? Grant(state, null) : Refuse(400, "invalid_request"),
            "" => Refuse(400, "invalid_request"),
            _ => Refuse(400, "unsupported_grant_type"),
        };
    }

    private static WorkdayReply Grant(WorkdayState state, string? refreshToken)
    {
        var json = new JsonObject
        {
            ["access_token"] = state.Tokens.Issue(),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)WorkdayTokens.Lifetime.TotalSeconds,
        };
        if (refreshToken is not null) json["refresh_token"] = refreshToken;
        return WorkdayReply.Json(200, json);
    }

    /// <summary>The client may stand in the form as well.</summary>
    private static bool IsClientOf(WorkdayState state, IFormCollection form) =>
        form["client_id"] == state.Account.Options.ClientId && form["client_secret"] == state.Account.Options.ClientSecret;

    private static bool NamesTenant(WorkdayState state, IFormCollection form) =>
        form["tenant_alias"].ToString() is var alias && (alias.Length == 0 || alias == state.Tenant);

    private static WorkdayReply Refuse(int status, string error) => WorkdayReply.Json(status, new JsonObject { ["error"] = error });
}
