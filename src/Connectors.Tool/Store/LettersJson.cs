using System.Text.Json.Nodes;
using Connectors.Faults;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>Letters as JSON; its names are part of the tool's contract.</summary>
internal static class LettersJson
{
    public static JsonObject List(IEnumerable<DeadLetter> letters, IReadOnlyDictionary<string, Blocked> measured, DateTimeOffset now) => new()
    {
        ["letters"] = new JsonArray([.. letters.Select(letter => Letter(letter, measured, now, withPayload: false))]),
    };

    public static JsonObject Letter(DeadLetter letter, IReadOnlyDictionary<string, Blocked> measured, DateTimeOffset now, bool withPayload)
    {
        var json = new JsonObject
        {
            ["id"] = letter.Id,
            ["flow"] = letter.Flow,
            ["stage"] = letter.Stage,
            ["entity"] = letter.Entity,
            ["key"] = letter.Key?.Value,
            ["record"] = letter.Record,
            ["runId"] = letter.RunId?.ToString(),
            ["owner"] = letter.OwnerRole,
            ["state"] = ToolJson.Word(letter.State),
            ["attempts"] = letter.Attempts,
            ["firstSeen"] = ToolJson.Time(letter.FirstSeen),
            ["lastSeen"] = ToolJson.Time(letter.LastSeen),
            ["dueAt"] = ToolJson.Time(letter.DueAt),
            ["overdue"] = letter.ClosedAt is null && letter.DueAt <= now,
            ["cause"] = letter.CauseGroup,
            ["replay"] = ToolJson.Word(letter.ReplayPolicy),
            ["blocked"] = Waiting(measured.GetValueOrDefault(letter.Id, letter.Blocked)),
            ["faults"] = new JsonArray([.. letter.Faults.Select(Fault)]),
            ["decisions"] = new JsonArray(
            [
                .. letter.Decisions.Select(decision => new JsonObject
                {
                    ["actor"] = decision.Actor,
                    ["at"] = ToolJson.Time(decision.At),
                    ["action"] = decision.Action,
                    ["reason"] = decision.Reason,
                }),
            ]),
            ["closedAt"] = letter.ClosedAt is { } closed ? ToolJson.Time(closed) : null,
        };
        if (withPayload)
        {
            json["payload"] = JsonNode.Parse(letter.Payload.GetRawText());
        }

        return json;
    }

    public static JsonObject Abandoned(AbandonReport report, DateTimeOffset now) => new()
    {
        ["letter"] = report.Letter is { } letter ? Letter(letter, LettersText.Unmeasured, now, withPayload: false) : null,
        ["run"] = report.Run?.Key,
        ["runState"] = report.Run is { } run ? ToolJson.Word(run.State) : null,
        ["confirmed"] = new JsonArray([.. report.Confirmed.Select(step => (JsonNode)step)]),
        ["inDoubt"] = new JsonArray([.. report.InDoubt.Select(step => (JsonNode)step)]),
    };

    private static JsonObject Waiting(Blocked blocked) => new()
    {
        ["counts"] = Counts(blocked.Counts),
        ["concerned"] = Counts(blocked.Concerned),
        ["seconds"] = blocked.Worked.Seconds,
        ["money"] = new JsonArray(
        [
            .. blocked.Money.Select(money => new JsonObject { ["amount"] = LettersText.Amount(money), ["currency"] = money.Currency }),
        ]),
    };

    private static JsonObject Counts(IEnumerable<BlockedCount> counts) =>
        new(counts.Select(count => KeyValuePair.Create(count.Entity, (JsonNode?)count.Count)));

    private static JsonObject Fault(Fault fault) => new()
    {
        ["class"] = ToolJson.Word(fault.Kind),
        ["path"] = fault.Path,
        ["rule"] = fault.Rule,
        ["vendorCode"] = fault.VendorCode,
        ["message"] = fault.Message,
    };
}
