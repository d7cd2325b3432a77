using System.Text;
using System.Text.Json.Nodes;
using Connectors.Flows;

namespace Connectors.Tool;

/// <summary>Runs for people and as JSON.</summary>
internal static class RunsText
{
    public static string Lines(IEnumerable<RunRecord> runs) => string.Concat(runs.Select(run =>
        $"{run.Key}  {ToolJson.Word(run.State)}  {run.FlowVersion}  {Source(run)}  done {Steps(run)}{Tries(run)}{Letter(run)}\n"));

    public static string Sum(IReadOnlyCollection<RunRecord> runs) => $"{runs.Count} runs" + string.Concat(runs
        .GroupBy(run => run.State).OrderBy(state => state.Key).Select(state => $", {state.Count()} {ToolJson.Word(state.Key)}"));

    public static JsonObject Json(IEnumerable<RunRecord> runs) => new() { ["runs"] = new JsonArray([.. runs.Select(Json)]) };

    public static JsonObject Json(RunRecord run, IEnumerable<Intent> intents, bool withPayload)
    {
        var json = Json(run);
        json["intents"] = new JsonArray(
        [
            .. intents.Select(intent => new JsonObject
            {
                ["step"] = intent.Step, ["state"] = ToolJson.Word(intent.State), ["connection"] = intent.Connection, ["object"] = intent.Object,
                ["verb"] = ToolJson.Word(intent.Verb), ["key"] = intent.Key.Value, ["bodyHash"] = intent.BodyHash,
            }),
        ]);
        if (withPayload)
        {
            json["sources"] = new JsonArray([.. run.Sources.Select(source => JsonNode.Parse(source.GetRawText()))]);
        }

        return json;
    }

    public static string Show(RunRecord run, IEnumerable<Intent> intents, bool withPayload)
    {
        var text = new StringBuilder();
        text.Append($"{run.Key}  {ToolJson.Word(run.State)}\n  run       {run.Id}\n  flow      {run.Flow} {run.FlowVersion}\n");
        text.Append($"  record    {Source(run)}\n{Started(run)}  done      {Steps(run)}\n");
        text.Append(run.LetterStage is null ? "" : $"  letter    at {run.LetterStage}\n").Append(run.After is null
            ? "" : $"  waits for {run.After}\n");
        foreach (var intent in intents)
        {
            text.Append($"  {intent.Step}: {ToolJson.Word(intent.Verb)} {intent.Object} at {intent.Connection}, ")
                .Append($"our key {intent.Key.Value}, {ToolJson.Word(intent.State)}\n");
        }

        foreach (var source in withPayload ? run.Sources : [])
        {
            text.Append($"  source    {source.GetRawText()}\n");
        }

        return text.ToString();
    }

    private static JsonObject Json(RunRecord run) => new()
    {
        ["key"] = run.Key, ["id"] = run.Id.ToString(), ["flow"] = run.Flow, ["version"] = run.FlowVersion, ["state"] = ToolJson.Word(run.State),
        ["records"] = run.Sources.Length, ["record"] = Source(run), ["attempts"] = run.Attempts,
        ["done"] = new JsonArray([.. run.DoneSteps.Select(step => (JsonNode)step)]), ["letter"] = run.LetterStage, ["after"] = run.After,
        ["startedVia"] = run.StartedVia, ["startedBy"] = run.StartedBy,
    };

    /// <summary>What brought the change, and who asked for it.</summary>
    private static string Started(RunRecord run) =>
        run.StartedVia is null ? "" : $"  started   {run.StartedVia}{(run.StartedBy is null ? "" : $" by {run.StartedBy}")}\n";

    /// <summary>What started it: the record, or how many.</summary>
    private static string Source(RunRecord run)
    {
        if (run.Sources.Length != 1)
        {
            return $"{run.Sources.Length} records";
        }

        var envelope = run.Sources[0];
        return $"{envelope.GetProperty("entity").GetString()} {envelope.GetProperty("source").GetProperty("id").GetString()}";
    }

    private static string Steps(RunRecord run) => run.DoneSteps.IsEmpty ? "nothing" : string.Join(", ", run.DoneSteps);

    private static string Tries(RunRecord run) => run.Attempts == 0 ? "" : $"  put off {run.Attempts} times";

    private static string Letter(RunRecord run) => run.LetterStage is null ? "" : $"  letter at {run.LetterStage}";
}
