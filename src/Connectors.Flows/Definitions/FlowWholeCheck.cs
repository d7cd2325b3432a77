using Connectors.Contracts;

namespace Connectors.Flows;

/// <summary>What a document says as a whole: its steps among each other, and its paths against the contracts.</summary>
internal sealed class FlowWholeCheck(FlowDocument document)
{
    private readonly PathCheck _paths = new(document);

    public void Find(FlowDefinition flow)
    {
        foreach (var twice in flow.Steps.Where(step => step.Id.Length > 0).GroupBy(step => step.Id, StringComparer.Ordinal)
            .Where(group => group.Count() > 1))
        {
            document.Add("/steps", $"Two steps are called '{twice.Key}': give each its own id.", "unique");
        }

        if (EntityCatalog.Find(flow.Trigger.Entity) is { } contract)
        {
            _paths.Condition(contract, flow.Trigger.When, "/trigger/when");
            foreach (var path in flow.Trigger.RunKey.Where(part => !part.StartsWith('@')))
            {
                _paths.Scalar(contract, path, "/trigger/runKey");
            }

            foreach (var path in flow.Trigger.Collect?.By ?? [])
            {
                _paths.Scalar(contract, path, "/trigger/collect/by");
            }
        }

        for (var index = 0; index < flow.Steps.Length; index++)
        {
            Paths(flow, flow.Steps[index], $"/steps/{index}");
            Undo(flow, index);
            Deadlock(flow, index);
        }
    }

    private void Paths(FlowDefinition flow, FlowStep step, string path)
    {
        if (EntityCatalog.Find(flow.Trigger.Entity) is not { } contract)
        {
            return;
        }

        if (step.When is { } when)
        {
            _paths.Condition(contract, when, $"{path}/when");
        }

        if (step.Wait?.Until is { Length: > 0 } until)
        {
            _paths.Moment(contract, until, $"{path}/wait/until");
        }

        if (step.Wait?.For is { Length: > 0 } reference)
        {
            _paths.Reference(contract, reference, null, $"{path}/wait/for");
        }

        if (step.Record is { Length: > 0 } record && EntityCatalog.Find(step.Entity) is not null)
        {
            _paths.Reference(contract, record, step.Entity, $"{path}/record");
        }
    }

    /// <summary>The last step has nothing after it that could fail, so it is never undone.</summary>
    private void Undo(FlowDefinition flow, int index)
    {
        if (flow.Compensate && flow.Steps[index].Undo is null && index < flow.Steps.Length - 1)
        {
            document.Add(
                $"/steps/{index}/undo",
                $"The flow compensates, and the step '{flow.Steps[index].Id}' does not say how it is undone: "
                    + """add "undo": "delete", { "update": "..." } or "none", or remove 'compensate'.""", "undo");
        }
    }

    /// <summary>Steps go in order: what only a later step brings to the same target never comes.</summary>
    private void Deadlock(FlowDefinition flow, int index)
    {
        var waits = flow.Steps[index];
        var maker = waits.Wait?.For is { } reference
            ? flow.Steps.Skip(index).FirstOrDefault(step => step.Role == waits.Role && step.Record == reference) : null;
        if (maker is not null)
        {
            document.Add(
                $"/steps/{index}/wait/for",
                $"The step '{waits.Id}' waits for '{waits.Wait!.For}' at '{waits.Role}', which the step '{maker.Id}' brings there, "
                    + (maker == waits ? "itself" : "after it") + ": neither ever goes on. "
                    + (maker == waits ? "Remove the wait." : $"Put '{maker.Id}' before '{waits.Id}', or remove the wait."), "cycle");
        }
    }
}
