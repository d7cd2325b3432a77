using System.Text.Json;

namespace Connectors.Flows;

/// <summary>Reads what a step waits for, who approves it, how often it is tried and how it is undone.</summary>
internal sealed class StepRuleReader(FlowDocument document)
{
    public StepWait Wait(JsonElement wait, string path)
    {
        document.IsObject(wait, path, "until", "for", "atMost");
        var (until, reference) = (document.Optional(wait, "until", path), document.Optional(wait, "for", path));
        if (until is null && reference is null)
        {
            document.Add(path, "A wait needs 'until', the path of a date, or 'for', the path of a reference.", "wait");
        }

        return new(until, reference, document.Duration(wait, "atMost", path) ?? StepWait.Longest);
    }

    public StepApproval Approve(JsonElement approve, string path)
    {
        document.IsObject(approve, path, "role", "by", "within");
        return new(
            document.Text(approve, "role", path), document.Whole(approve, "by", path, 1, 10, absent: 1),
            document.Duration(approve, "within", path) ?? StepApproval.Longest);
    }

    public RetryBudget Retry(JsonElement retry, string path)
    {
        document.IsObject(retry, path, "attempts", "for");
        return new(
            document.Whole(retry, "attempts", path, 0, 1000, RetryBudget.Ordinary.Attempts), document.Duration(retry, "for", path));
    }

    public StepUndo? Undo(JsonElement undo, string path)
    {
        switch (undo.ValueKind == JsonValueKind.String ? undo.GetString() : null)
        {
            case "delete": return StepUndo.Delete;
            case "none": return StepUndo.None;
        }

        if (undo.ValueKind == JsonValueKind.Object)
        {
            document.IsObject(undo, path, "update");
            return StepUndo.UpdateBy(document.Text(undo, "update", path));
        }

        document.Add(path, """An undo is "delete", "none" or { "update": "name of a derivation" }.""", "undo");
        return null;
    }
}
