using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>The derivations that a flow names: they must be there, start from the trigger's record and make what the step writes.</summary>
internal sealed class DerivationCheck(FlowDefinition flow, MappingCatalog mappings)
{
    private readonly ImmutableArray<CompiledMapping> _derivations = [.. mappings.All.Where(mapping => mapping.IsDerivation)];

    public IEnumerable<Fault> Find()
    {
        for (var index = 0; index < flow.Steps.Length; index++)
        {
            var step = flow.Steps[index];
            foreach (var fault in Find(step, step.Derive, "derives", $"/steps/{index}/derive")
                .Concat(Find(step, step.Undo?.Derive, "is undone", $"/steps/{index}/undo/update")))
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<Fault> Find(FlowStep step, string? name, string verb, string path)
    {
        if (string.IsNullOrEmpty(name))
        {
            yield break;
        }

        var subject = $"The step '{step.Id}' of the flow '{flow.Name}' {verb} by '{name}'";
        if (_derivations.FirstOrDefault(mapping => mapping.Name == name) is not { } found)
        {
            var known = string.Join(", ", _derivations.Select(mapping => mapping.Name).Order(StringComparer.Ordinal));
            yield return Fault($"{subject}, which no mapping gives. There are: {known}. Add the mapping with AddMappings or correct the name.", path);
            yield break;
        }

        if (found.Entity != step.Entity)
        {
            yield return Fault(
                $"{subject}, which makes {found.Entity}, and the step writes {step.Entity}: correct 'entity' or name another derivation.", path);
        }

        if (flow.Trigger.Entity.Length > 0 && found.SourceEntity != flow.Trigger.Entity)
        {
            yield return Fault(
                $"{subject}, which starts from {found.SourceEntity}, and the flow from {flow.Trigger.Entity}: name another derivation.", path);
        }

        if (found.Collects != flow.Trigger.Collect is not null)
        {
            yield return Fault(
                found.Collects
                    ? $"{subject}, which collects records, and the flow does not: add 'collect' to the trigger or name another derivation."
                    : $"{subject}, which takes one record, and the flow collects many: remove 'collect' or name another derivation.", path);
        }
    }

    private Fault Fault(string message, string path) => new(FaultKind.Mapping, message) { File = flow.File, Path = path, Rule = "derive" };
}
