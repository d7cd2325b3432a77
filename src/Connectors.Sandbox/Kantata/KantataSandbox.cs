using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>Kantata OX: bearer check, then one resource after the vendor's pages.</summary>
internal sealed class KantataSandbox : IVendorSandbox
{
    private const string Prefix = "/api/v1/";

    public string Vendor => "kantata";

    public IReadOnlyList<SandboxRoute> Routes => KantataRoutes.All;

    public void Seed(SandboxAccount account)
    {
        if (account.Options.RecordedPages is { } folder)
        {
            KantataRecordings.Load(account.Store, folder);
        }
        else
        {
            new KantataSeed(account).Fill();
        }
    }

    public async Task HandleAsync(SandboxAccount account, HttpContext http)
    {
        var body = await ReadAsync(http);
        KantataReply reply;
        lock (account.Store.Gate)
        {
            reply = Answer(account, http, body);
        }

        await WriteAsync(account, http, reply);
    }

    private static KantataReply Answer(SandboxAccount account, HttpContext http, byte[] body)
    {
        var path = http.Request.Path.Value!;
        if (path == "/oauth/token")
        {
            return KantataTokens.Issue(account, http, body);
        }

        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return KantataErrors.NotFound();
        }

        if (!KantataTokens.Accepts(account, http))
        {
            return KantataErrors.Unauthorised();
        }

        if (!KantataLimits.Admit(account))
        {
            return KantataErrors.Throttled();
        }

        var segments = path[Prefix.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length > 0 && segments[^1].EndsWith(".json", StringComparison.Ordinal))
        {
            segments[^1] = segments[^1][..^".json".Length];
        }

        JsonObject? fields = null;
        if (body.Length > 0 && !KantataBody.TryRead(http.Request.ContentType, body, out fields))
        {
            return KantataErrors.MalformedJson();
        }

        return KantataRoutes.Dispatch(new(account, http.Request.Method, segments, http.Request.Query, fields));
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        return buffer.ToArray();
    }

    /// <summary>The headers that every answer carries, a refusal too.</summary>
    private static async Task WriteAsync(SandboxAccount account, HttpContext http, KantataReply reply)
    {
        var json = reply.Json?.ToJsonString(KantataReply.Plain) ?? reply.Text ?? "";
        var bytes = Encoding.UTF8.GetBytes(json);
        http.Response.StatusCode = reply.Status;
        var number = account.Log.Entries.Count;
        http.Response.Headers["X-Request-Id"] = new Guid(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0).ToString("D", CultureInfo.InvariantCulture);
        http.Response.Headers["X-Runtime"] = "0.090023";
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (reply.Status == 204)
        {
            return;
        }

        http.Response.ContentType = reply.Json is null ? "text/plain; charset=utf-8" : "application/json; charset=utf-8";
        http.Response.Headers.ETag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
