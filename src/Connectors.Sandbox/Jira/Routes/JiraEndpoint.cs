using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Connectors.Sandbox;

/// <summary>HTTP on one side, the site on the other: the site's own base and the gateway's, which differ in who may sign in how.</summary>
internal sealed class JiraEndpoint(JiraSite site)
{
    private const int MaxBody = 10 * 1024 * 1024;

    public async Task HandleAsync(HttpContext http, CancellationToken ct)
    {
        var body = await ReadAsync(http, ct);
        JiraReply reply;
        string? accountId = null;
        lock (site.Store.Gate)
        {
            try
            {
                reply = Answer(http, Segments(http), body, ref accountId);
            }
            catch (JiraRefusedException refused)
            {
                reply = new(refused.Status, refused.Body) { Headers = refused.Headers };
            }

            site.Deliveries.Attach(http);
        }

        await WriteAsync(http, reply, accountId, ct);
    }

    /// <summary>Split before decoding: a key may hold an encoded slash.</summary>
    private static string[] Segments(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? http.Request.Path.Value ?? "";
        return [.. target.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    private JiraReply Answer(HttpContext http, string[] path, byte[] body, ref string? accountId)
    {
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        switch (path)
        {
            case ["oauth", "token"]:
                return JiraOAuth.Token(site, http.Request.Method, body);
            case ["oauth", "token", "accessible-resources"]:
                return JiraOAuth.Resources(site, http, host);
            case ["_edge", "tenant_info"]:
                return JiraReply.Ok(new JsonObject { ["cloudId"] = site.CloudId });
            case ["ex", "jira", var cloudId, .. var rest]:
                return Site(http, rest, body, JiraSignIn.Gateway(site, http, cloudId), $"{host}/ex/jira/{cloudId}", ref accountId);
            default:
                return Site(http, path, body, JiraSignIn.OfSite(site, http), host, ref accountId);
        }
    }

    private JiraReply Site(HttpContext http, string[] path, byte[] body, JiraCaller? caller, string address, ref string? accountId)
    {
        accountId = caller?.AccountId;
        // Version 2 shares the removed routes; the rest of it is not served.
        if (path is ["rest", "api", "2" or "3" or "latest", "search"])
        {
            throw JiraErrors.Removed();
        }

        var call = new JiraCall(site, http.Request.Method, path, http.Request.Query, body, caller,
            address) { ContentType = http.Request.ContentType };
        var reply = JiraRoutes.Answer(call);
        return reply with { Headers = site.Limits.Charge(call, reply) };
    }

    private static async Task<byte[]> ReadAsync(HttpContext http, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, ct);
        return buffer.Length <= MaxBody ? buffer.ToArray() : throw new BadHttpRequestException("The body is too large.", 413);
    }

    private async Task WriteAsync(HttpContext http, JiraReply reply, string? accountId, CancellationToken ct)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = reply.Status;
        var trace = SHA256.HashData(Encoding.UTF8.GetBytes($"{site.Account.Name}:{http.TraceIdentifier}"));
        headers["atl-traceid"] = Convert.ToHexStringLower(trace.AsSpan(0, 16));
        headers["x-arequestid"] = Convert.ToHexStringLower(trace.AsSpan(16, 16));
        if (accountId is not null)
        {
            headers["x-aaccountid"] = Uri.EscapeDataString(accountId);
        }

        foreach (var (name, value) in reply.Headers)
        {
            headers[name] = value;
        }

        if (reply.Body is not null || reply.IsEmptyJson)
        {
            http.Response.ContentType = "application/json;charset=UTF-8";
        }

        if (reply.Body is { } body)
        {
            await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, JiraReply.Compact), ct);
        }
    }
}
