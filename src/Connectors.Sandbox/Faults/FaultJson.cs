using System.Text.Json.Nodes;
using System.Xml;

namespace Connectors.Sandbox;

/// <summary>A rule as the control port takes it:
/// <c>{"action":"status","code":503,"method":"POST","pathContains":"/invoices","skip":1,"times":2}</c>.</summary>
internal static class FaultJson
{
    public const string Actions = "status, dropBefore, commitThenDrop, truncate, delay, garbage";

    /// <summary>Adds the rule, or faults at random when the body says <c>random</c>.</summary>
    /// <exception cref="FormatException">Says what is wrong and what may stand there.</exception>
    public static void Add(FaultScript script, JsonObject body)
    {
        if (body["random"] is JsonObject random)
        {
            var actions = random["actions"] as JsonArray ?? throw new FormatException("random.actions: an array of actions.");
            script.AddRandom(
                random["seed"]?.GetValue<int>() ?? 1,
                random["rate"]?.GetValue<double>() ?? throw new FormatException("random.rate: a number from 0 to 1."),
                [.. actions.Select(action =>
                    Action(action as JsonObject ?? throw new FormatException("random.actions: each is an object with an action.")))]);
            return;
        }

        script.Add(new(Action(body))
        {
            Method = body["method"]?.GetValue<string>(),
            PathContains = body["pathContains"]?.GetValue<string>(),
            Skip = body["skip"]?.GetValue<int>() ?? 0,
            Times = body["times"]?.GetValue<int>() ?? 1,
        });
    }

    private static FaultAction Action(JsonObject body) => body["action"]?.GetValue<string>() switch
    {
        "status" => new FaultAction.Status(Number(body, "code"), body["body"]?.GetValue<string>() ?? "",
            body["contentType"]?.GetValue<string>() ?? "application/json")
        {
            Headers = (body["headers"] as JsonObject ?? []).ToDictionary(header => header.Key, header => header.Value?.ToString() ?? "",
                StringComparer.Ordinal),
        },
        "dropBefore" => new FaultAction.DropBefore(),
        "commitThenDrop" => new FaultAction.CommitThenDrop(),
        "truncate" => new FaultAction.Truncate(Number(body, "bytes")),
        "delay" => new FaultAction.Delay(XmlConvert.ToTimeSpan(
            body["by"]?.GetValue<string>() ?? throw new FormatException("by: how long, such as PT2S."))),
        "garbage" => new FaultAction.Garbage(),
        var other => throw new FormatException($"action: '{other}' is none; use {Actions}."),
    };

    private static int Number(JsonObject body, string name) =>
        body[name]?.GetValue<int>() ?? throw new FormatException($"{name}: a whole number is needed.");
}
