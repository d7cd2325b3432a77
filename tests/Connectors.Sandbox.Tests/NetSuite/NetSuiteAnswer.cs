using System.Net;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed record NetSuiteAnswer(HttpStatusCode Status, string Text, HttpResponseMessage Message)
{
    public JsonObject Json => JsonNode.Parse(Text)!.AsObject();

    public string? Location => Message.Headers.Location?.OriginalString;

    public string Id => Location![(Location!.LastIndexOf('/') + 1)..];

    public JsonArray Items => Json["items"]!.AsArray();

    public string? Code => Json["o:errorDetails"]?[0]?["o:errorCode"]?.GetValue<string>();

    public string? Detail => Json["o:errorDetails"]?[0]?["detail"]?.GetValue<string>();

    public string? ErrorPath => Json["o:errorDetails"]?[0]?["o:errorPath"]?.GetValue<string>();
}
