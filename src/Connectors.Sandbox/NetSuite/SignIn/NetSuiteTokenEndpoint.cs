using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The token endpoint: client credentials with a signed assertion. It does not count towards the concurrency limit.</summary>
internal static class NetSuiteTokenEndpoint
{
    public const string Path = "/services/rest/auth/oauth2/v1/token";
    private const string RevokePath = "/services/rest/auth/oauth2/v1/revoke";
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static bool Serves(PathString path) => path == Path || path == RevokePath;

    public static async Task AnswerAsync(NetSuiteState state, HttpContext http)
    {
        if (http.Request.Method != "POST") throw NetSuiteErrors.Method(http.Request.Method);
        if (!http.Request.HasFormContentType)
        {
            await RefuseAsync(state, http, NetSuiteTokenError.Malformed("NoForm"));
            return;
        }
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException)
        {
            await RefuseAsync(state, http, NetSuiteTokenError.Malformed("MalformedForm"));
            return;
        }
        if (http.Request.Path == RevokePath)
        {
            state.Tokens.Revoke(form["token"].ToString());
            return;
        }
        if (Refuse(state, form) is { } error)
        {
            await RefuseAsync(state, http, error);
            return;
        }
        await WriteAsync(http, 200, new JsonObject
        {
            ["access_token"] = state.Tokens.Issue(state.Account.Clock.Now),
            ["expires_in"] = "3600",
            ["token_type"] = "bearer",
        });
    }

    private static NetSuiteTokenError? Refuse(NetSuiteState state, IFormCollection form)
    {
        var grant = form["grant_type"].ToString();
        if (grant.Length == 0) return NetSuiteTokenError.Malformed("NoGrantType");
        if (grant != "client_credentials") return new NetSuiteTokenError(400, "unsupported_grant_type", "UnsupportedGrantType");
        var assertion = form["client_assertion"].ToString();
        if (form["client_assertion_type"] != AssertionType || assertion.Length == 0) return NetSuiteTokenError.Malformed("NoAssertion");
        var options = state.Account.Options;
        // Without an uploaded certificate nobody signs in.
        if (options.CertificateId is null || options.PublicKeyPem is null) return new NetSuiteTokenError(401, "invalid_client", "NoCertificate");
        return new NetSuiteAssertion(new NetSuiteCertificate(options.PublicKeyPem), options.CertificateId, options.ClientId, Path)
            .Refuse(assertion, state.Time.GetUtcNow(), state.Account.Clock.Now);
    }

    private static Task RefuseAsync(NetSuiteState state, HttpContext http, NetSuiteTokenError error)
    {
        lock (state.Account.Store.Gate) state.Books.Audit(error.AuditReason);
        return WriteAsync(http, error.Status, error.ToJson());
    }

    private static async Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), http.RequestAborted);
    }
}
