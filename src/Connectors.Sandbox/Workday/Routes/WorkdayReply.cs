using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>An answer that is no SOAP envelope.</summary>
internal sealed record WorkdayReply(int Status, string Body, string ContentType)
{
    private const string Page = "<!DOCTYPE html><html><head><title>Workday</title></head><body><form id=\"login\"></form></body></html>";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    /// <summary>What a browser would get: the tenant of the path is not this one.</summary>
    public static WorkdayReply LoginPage { get; } = new(200, Page, "text/html; charset=utf-8");

    /// <summary>A SOAP service that is asked too much answers 500 and nothing else.</summary>
    public static WorkdayReply SilentFailure { get; } = new(500, "", "text/plain");

    public static WorkdayReply Json(int status, JsonNode json) => new(status, json.ToJsonString(Plain), "application/json; charset=utf-8");

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = ContentType;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body), http.RequestAborted);
    }
}
