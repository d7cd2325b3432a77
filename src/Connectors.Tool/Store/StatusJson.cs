using System.Text.Json.Nodes;

namespace Connectors.Tool;

/// <summary>A status as JSON; its names are part of the tool's contract.</summary>
internal static class StatusJson
{
    public static JsonObject Of(StatusReport report) => new()
    {
        ["tenant"] = report.Tenant,
        ["at"] = ToolJson.Time(report.At),
        ["lanes"] = new JsonArray(
        [
            .. report.Lanes.Select(lane => new JsonObject
            {
                ["name"] = lane.Key.Name, ["depth"] = lane.Value.Depth, ["claimable"] = lane.Value.Claimable,
                ["oldestClaimableSeconds"] = lane.Value.OldestClaimable is { } oldest ? (long)oldest.TotalSeconds : null,
                ["held"] = lane.Value.Held > 0,
            }),
        ]),
        ["runs"] = new JsonArray(
        [
            .. report.Runs.GroupBy(run => (run.Flow, run.State)).OrderBy(group => group.Key.Flow, StringComparer.Ordinal)
                .ThenBy(group => group.Key.State)
                .Select(group => new JsonObject
                {
                    ["flow"] = group.Key.Flow, ["state"] = ToolJson.Word(group.Key.State), ["count"] = group.Count(),
                }),
        ]),
        ["letters"] = new JsonObject
        {
            ["count"] = report.Letters.Length,
            ["overdue"] = report.Overdue,
            ["byCause"] = Counts(report.Letters.Select(letter => letter.CauseGroup)),
            ["byOwner"] = Counts(report.Letters.Select(letter => letter.OwnerRole)),
        },
        ["inDoubt"] = new JsonArray(
        [
            .. report.InDoubt.Select(intent => new JsonObject
            {
                ["runId"] = intent.RunId.ToString(), ["step"] = intent.Step, ["connection"] = intent.Connection, ["object"] = intent.Object,
                ["verb"] = ToolJson.Word(intent.Verb), ["key"] = intent.Key.Value, ["state"] = ToolJson.Word(intent.State),
            }),
        ]),
        ["checkpoints"] = new JsonArray(
        [
            .. report.Checkpoints.Select(checkpoint => new JsonObject
            {
                ["stream"] = checkpoint.Key, ["at"] = ToolJson.Time(checkpoint.Value.At),
                ["ageSeconds"] = (long)(report.At - checkpoint.Value.At).TotalSeconds,
            }),
        ]),
    };

    private static JsonObject Counts(IEnumerable<string> texts) => new(texts.CountBy(text => text).OrderBy(count => count.Key, StringComparer.Ordinal)
        .Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));
}
