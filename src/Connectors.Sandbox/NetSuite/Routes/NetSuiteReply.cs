using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>An answer: status, body, and the headers that this vendor uses.</summary>
internal sealed record NetSuiteReply(int Status, JsonNode? Body = null)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public string ContentType { get; init; } = "application/vnd.oracle.resource+json; type=singular";

    /// <summary>Absolute address of the record that was written; null leaves the header out.</summary>
    public string? Location { get; init; }

    /// <summary>Paths of properties that were dropped.</summary>
    public IReadOnlyList<string> Dropped { get; init; } = [];

    public string? Challenge { get; init; }

    public static NetSuiteReply Single(JsonObject body) => new(200, body);

    public static NetSuiteReply Collection(JsonObject body) =>
        new(200, body) { ContentType = "application/vnd.oracle.resource+json; type=collection" };

    public static NetSuiteReply Of(NetSuiteRefusedException refused) => new(refused.Status, refused.ToJson())
    {
        ContentType = "application/vnd.oracle.resource+json; type=error",
        Location = refused.Location,
        Challenge = refused.Challenge,
    };

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Location is not null) http.Response.Headers.Location = Location;
        if (Challenge is not null) http.Response.Headers.WWWAuthenticate = Challenge;
        foreach (var path in Dropped.Take(20))
            http.Response.Headers.Append("Warning", $"199 - \"Unknown property '{HeaderText(path)}' was ignored\"");
        if (Body is null) return;
        http.Response.ContentType = ContentType;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body.ToJsonString(Plain)), http.RequestAborted);
    }

    /// <summary>Names come from the request: anything that has no place in a header becomes a question mark.</summary>
    private static string HeaderText(string text) =>
        string.Concat(text.Take(100).Select(c => c is >= ' ' and < '\x7f' and not '"' and not '\\' ? c : '?'));
}
