using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// A change that somebody types: <c>{"worker":"Employee_ID=21003","type":"Title Change","effective":"2027-01-01","data":{...}}</c>.
/// </summary>
internal sealed class WorkdayWorkerEntry(WorkdayState state)
{
    /// <summary>Entered a second after whatever was before. A worker who is not known is added.</summary>
    /// <exception cref="FormatException">Says what is wrong and what may stand there.</exception>
    public JsonObject Enter(JsonObject body)
    {
        var (idType, id) = Worker(body.Get("worker"));
        if (!WorkdayTimes.TryDay(body.Get("effective"), out var effective)) throw new FormatException("effective: a day, such as 2027-01-01.");
        var type = body.Get("type") ?? throw new FormatException("type: a business process, such as Title Change.");
        if (body["data"] is not (null or JsonObject)) throw new FormatException("data: an object.");
        var undone = body.Get("rescinds") ?? body.Get("corrects");
        var wid = state.Workers.Add(idType, id);
        if (undone is not null && state.Workers.Row(undone)?.Worker != wid) throw new FormatException($"{id} has no row {undone}.");
        var row = state.Workers.Enter(
            wid, type, state.Account.Clock.Tick(), effective, body["data"] as JsonObject ?? [], body.Get("rescinds"), body.Get("corrects"));
        return new() { ["row"] = row.Id, ["worker"] = wid, ["entered"] = row.Json.Get("entered") };
    }

    private static (string Type, string Id) Worker(string? text)
    {
        var parts = (text ?? "").Split('=', 2);
        return parts is ["Employee_ID" or "Contingent_Worker_ID", { Length: > 0 }]
            ? (parts[0], parts[1])
            : throw new FormatException("worker: Employee_ID=... or Contingent_Worker_ID=...");
    }
}
