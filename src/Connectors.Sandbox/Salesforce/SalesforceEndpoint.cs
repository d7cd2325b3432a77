using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.Sandbox;

/// <summary>HTTP on one side, the organisation on the other: reads the raw path, checks the token, counts the call, writes the answer.</summary>
internal sealed class SalesforceEndpoint(SandboxAccount account, SalesforceOrganisation organisation)
{
    public const int MaxHead = 16_384;

    public const int MaxBody = 50 * 1024 * 1024;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public async Task HandleAsync(HttpContext context, CancellationToken ct = default)
    {
        if (HeadStatus(context) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        if (await ReadAsync(context, ct) is not { } body)
        {
            context.Response.StatusCode = 413;
            return;
        }

        SalesforceReply reply;
        lock (account.Store.Gate)
            reply = Answer(context, Segments(context), body);
        await WriteAsync(context, reply, ct);
    }

    /// <summary>Splits the path as it came over the wire: an encoded slash must not end its segment, which a decoded path cannot tell.</summary>
    private static string[] Segments(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? context.Request.Path.Value ?? "";
        var path = target.Split('?', 2)[0];
        return [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
    }

    private SalesforceReply Answer(HttpContext context, string[] segments, byte[] body) => segments switch
    {
        ["services", "oauth2", "token"] => Token(context, body),
        ["services", "oauth2", "revoke"] => organisation.Revoke(Form(body).GetValueOrDefault("token")),
        ["_sandbox", "merge"] => organisation.Merge(body),
        ["services", "data"] => SalesforceReply.Ok(SalesforceVersions.List()),
        ["services", "data", var version, .. var path] when SalesforceVersions.IsServed(version) => Data(context, version, path, body),
        _ => new SalesforceReply(404, SalesforceErrors.Body(SalesforceErrors.NotFound())),
    };

    private SalesforceReply Token(HttpContext context, byte[] body) => context.Request.Method == "POST"
        ? organisation.Token(Form(body), context.Request.Headers.Authorization,
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}")
        : SalesforceOAuth.Refuse("invalid_request", "must use HTTP POST");

    private SalesforceReply Data(HttpContext context, string version, string[] path, byte[] body)
    {
        SalesforceReply reply;
        try
        {
            var now = organisation.Now;
            var userId = organisation.Tokens.Use(Bearer(context), now);
            try
            {
                organisation.Usage.Count(now);
                reply = organisation.Answer(Call(context, version, path, body, userId));
            }
            finally
            {
                context.Response.Headers["Sforce-Limit-Info"] =
                    string.Create(CultureInfo.InvariantCulture, $"api-usage={organisation.Usage.Used}/{organisation.Usage.Limit}");
            }
        }
        catch (SalesforceRefusedException refused)
        {
            reply = new SalesforceReply(refused.Status, SalesforceErrors.Body(refused));
        }

        return reply;
    }

    private SalesforceCall Call(HttpContext context, string version, string[] path, byte[] body, string userId)
    {
        var request = context.Request;
        var query = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        var method = request.Method == "HEAD" ? "GET" : request.Method;
        // Clients without PATCH post with this parameter.
        if (method == "POST" && query.TryGetValue("_HttpMethod", out var other))
            method = other.ToUpperInvariant();
        return new SalesforceCall
        {
            Method = method,
            Version = version,
            Path = path,
            Query = query,
            QueryOptions = request.Headers["Sforce-Query-Options"],
            IfModifiedSince = DateTimeOffset.TryParse(request.Headers.IfModifiedSince, CultureInfo.InvariantCulture, out var since) ? since : null,
            ContentType = request.ContentType,
            Body = body,
            UserId = userId,
            Records = organisation.Records,
        };
    }

    /// <summary>The vendor counts the request line and all headers together; the answer has no body.</summary>
    private static int? HeadStatus(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget.Length ?? 0;
        if (target > MaxHead)
            return 414;
        return target + context.Request.Headers.Sum(header => header.Key.Length + header.Value.ToString().Length + 4) > MaxHead ? 431 : null;
    }

    /// <returns>Null for a body above the limit.</returns>
    private static async Task<byte[]?> ReadAsync(HttpContext context, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var block = new byte[16_384];
        int read;
        while ((read = await context.Request.Body.ReadAsync(block, ct)) > 0)
        {
            if (buffer.Length + read > MaxBody)
                return null;
            buffer.Write(block, 0, read);
        }

        return buffer.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, SalesforceReply reply, CancellationToken ct)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.Location is { } location)
            context.Response.Headers.Location = location;
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (reply.Csv is { } rows)
        {
            context.Response.ContentType = "text/csv";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(rows), ct);
            return;
        }

        if (reply.Body is null)
            return;
        context.Response.ContentType = "application/json;charset=UTF-8";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(reply.Body, context.Request.Headers["X-PrettyPrint"] == "1" ? Indented : Compact);
        if (context.Request.Method != "HEAD")
            await context.Response.Body.WriteAsync(bytes, ct);
    }

    private static string Bearer(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        foreach (var scheme in new[] { "Bearer ", "OAuth " })
        {
            if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return header[scheme.Length..].Trim();
        }

        throw header.Length == 0 ? SalesforceErrors.Session()
            : new SalesforceRefusedException(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE", null);
    }

    private static Dictionary<string, string> Form(byte[] body) => QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body))
        .ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}
