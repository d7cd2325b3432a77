using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace Connectors.Sandbox;

/// <summary>The control port: accounts, contents, request logs, clock, faults. Everything is JSON.</summary>
internal sealed class ControlRoutes(SandboxHost host)
{
    private const string Routes =
        "GET accounts, GET contents/{vendor}/{name}, GET requests/{vendor}/{name}, POST clock, "
        + "POST faults/{vendor}/{name}, DELETE faults/{vendor}/{name}";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public async Task ServeAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var account = path is [_, var vendor, var name] ? host.Find(vendor, name) : null;
        try
        {
            var answer = (http.Request.Method, path, account) switch
            {
                ("GET", ["accounts"], _) => JsonSerializer.SerializeToNode(
                    host.Accounts.Select(served => new { vendor = served.Vendor, name = served.Name, address = served.Address }), Web),
                ("GET", ["contents", ..], not null) => Contents(account),
                ("GET", ["requests", ..], not null) => JsonSerializer.SerializeToNode(account.Log.Entries, Web),
                ("POST", ["clock"], _) => MoveClocks(await BodyAsync(http)),
                ("POST", ["faults", ..], not null) => AddFault(account, await BodyAsync(http)),
                ("DELETE", ["faults", ..], not null) => ClearFaults(account),
                (_, ["contents" or "requests" or "faults", _, _], null) =>
                    throw new KeyNotFoundException($"There is no account {path[1]}/{path[2]}."),
                _ => throw new KeyNotFoundException($"Unknown. There are: {Routes}."),
            };
            await AnswerAsync(http, answer);
        }
        catch (KeyNotFoundException unknown)
        {
            await AnswerAsync(http, new JsonObject { ["error"] = unknown.Message }, 404);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or InvalidOperationException
            or ArgumentException or OverflowException)
        {
            await AnswerAsync(http, new JsonObject { ["error"] = wrong.Message }, 400);
        }
    }

    /// <summary>Collections by name, records in the order in which they were made, so that two runs can be compared.</summary>
    private static JsonObject Contents(SandboxAccount account)
    {
        lock (account.Store.Gate)
        {
            return new(account.Store.Collections.Select(collection => KeyValuePair.Create(
                collection, (JsonNode?)new JsonArray([.. account.Store.All(collection).Select(record => record.Json.DeepClone())]))));
        }
    }

    /// <summary>The clocks of all accounts together, and durably.</summary>
    private JsonObject MoveClocks(JsonObject body)
    {
        var by = XmlConvert.ToTimeSpan(body["advance"]?.GetValue<string>() ?? throw new FormatException("advance: how far, such as PT1H or P2D."));
        foreach (var account in host.Accounts)
        {
            account.Clock.Advance(by);
            account.Store.Flush();
        }

        return new() { ["advanced"] = XmlConvert.ToString(by) };
    }

    private static JsonObject AddFault(SandboxAccount account, JsonObject body)
    {
        FaultJson.Add(account.Faults, body);
        return new() { ["added"] = true };
    }

    private static JsonObject ClearFaults(SandboxAccount account)
    {
        account.Faults.Clear();
        return new() { ["cleared"] = true };
    }

    private static async Task<JsonObject> BodyAsync(HttpContext http) =>
        await JsonNode.ParseAsync(http.Request.Body,
            cancellationToken: http.RequestAborted) as JsonObject ?? throw new FormatException("A JSON object is needed.");

    private static Task AnswerAsync(HttpContext http, JsonNode? json, int status = 200)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(json?.ToJsonString() ?? "null", http.RequestAborted);
    }
}
