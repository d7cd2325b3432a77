using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The control port: accounts, contents, request logs, clock, simple faults. Everything is JSON.</summary>
internal sealed class ControlRoutes(SandboxHost host)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (http.Request.Method, path) switch
        {
            ("GET", ["accounts"]) => AnswerAsync(http, JsonSerializer.SerializeToNode(
                host.Accounts.Select(account => new { vendor = account.Vendor, name = account.Name, address = account.Address }), Web)),
            ("GET", ["contents", var vendor, var name]) => AnswerAsync(http, Contents(host[vendor, name])),
            ("GET", ["requests", var vendor, var name]) => AnswerAsync(http, JsonSerializer.SerializeToNode(host[vendor, name].Log.Entries, Web)),
            ("POST", ["clock"]) => AdvanceAsync(http),
            ("POST", ["faults", var vendor, var name]) => FaultAsync(http, host[vendor, name]),
            _ => AnswerAsync(http, new JsonObject { ["error"] = "Unknown: use accounts, contents/{vendor}/{name}, requests/{vendor}/{name}, clock, faults/{vendor}/{name}." }, 404),
        };
    }

    private static JsonObject Contents(SandboxAccount account)
    {
        lock (account.Store.Gate)
        {
            return new(account.Store.Collections.Select(collection => KeyValuePair.Create(
                collection, (JsonNode?)new JsonArray([.. account.Store.All(collection).Select(record => record.Json.DeepClone())]))));
        }
    }

    private async Task AdvanceAsync(HttpContext http)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var by = System.Xml.XmlConvert.ToTimeSpan(body?["advance"]?.GetValue<string>() ?? "PT0S");
        foreach (var account in host.Accounts)
        {
            account.Clock.Advance(by);
        }

        await AnswerAsync(http, new JsonObject { ["advanced"] = by.ToString() });
    }

    private static async Task FaultAsync(HttpContext http, SandboxAccount account)
    {
        var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        FaultAction? action = body?["action"]?.GetValue<string>() switch
        {
            "status" => new FaultAction.Status(body["code"]!.GetValue<int>(), body["body"]?.GetValue<string>() ?? ""),
            "dropBefore" => new FaultAction.DropBefore(),
            "commitThenDrop" => new FaultAction.CommitThenDrop(),
            "truncate" => new FaultAction.Truncate(body["bytes"]!.GetValue<int>()),
            "garbage" => new FaultAction.Garbage(),
            _ => null,
        };
        if (action is null)
        {
            await AnswerAsync(http, new JsonObject { ["error"] = "action: use status, dropBefore, commitThenDrop, truncate or garbage." }, 400);
            return;
        }

        account.Faults.Add(new(action)
        {
            Method = body!["method"]?.GetValue<string>(),
            PathContains = body["pathContains"]?.GetValue<string>(),
            Skip = body["skip"]?.GetValue<int>() ?? 0,
            Times = body["times"]?.GetValue<int>() ?? 1,
        });
        await AnswerAsync(http, new JsonObject { ["added"] = true });
    }

    private static Task AnswerAsync(HttpContext http, JsonNode? json, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(json?.ToJsonString() ?? "null", http.RequestAborted);
    }
}
