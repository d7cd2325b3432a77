using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;

namespace Connectors.Flows;

/// <summary>What is wrong with the flows of the house: their documents, and derivations that no mapping gives.</summary>
internal sealed class FlowCheck(FlowShelf shelf, IRecordValidator? validator = null) : IStartupCheck
{
    public IEnumerable<Fault> Find(MappingCatalog mappings) => shelf.Outcome.IsSuccess
        ? shelf.Outcome.Value.All.SelectMany(flow => flow.Steps.Select(step => Find(flow, step, mappings)).Append(Validates(flow))).OfType<Fault>()
        : shelf.Outcome.Faults;

    private Fault? Validates(FlowDefinition flow) => flow.Validate && validator is null
        ? new Fault(FaultKind.Configuration, NoValidator(flow)) { Rule = "validate" }
        : null;

    public static string NoValidator(FlowDefinition flow) =>
        $"The flow '{flow.Name}' validates its records and nothing does. "
            + "Add the package Connectors.Validation and .AddRecordValidation(), or remove 'validate'.";

    private static Fault? Find(FlowDefinition flow, FlowStep step, MappingCatalog mappings)
    {
        var derivations = mappings.All.Where(mapping => mapping.IsDerivation).Select(mapping => mapping.Name).Order(StringComparer.Ordinal).ToArray();
        return step.Derive is null || derivations.Contains(step.Derive, StringComparer.Ordinal)
            ? null
            : new Fault(
                FaultKind.Mapping,
                $"The step '{step.Id}' of the flow '{flow.Name}' derives by '{step.Derive}', which no mapping gives. "
                    + $"There are: {string.Join(", ", derivations)}. "
                    + "Add the mapping with AddMappings or correct the name.")
            {
                Rule = "derive",
            };
    }
}
