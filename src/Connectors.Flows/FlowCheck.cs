using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Faults;
using Connectors.Hosting;
using Connectors.Mapping;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What is wrong with the flows of the house: their documents, their derivations, flows that feed each other without an end; and for each
/// tenant its roles and what the vendors in them cannot do.</summary>
internal sealed class FlowCheck(FlowShelf shelf, IAdapters adapters, IRecordValidator? validator = null) : IStartupCheck
{
    public IEnumerable<Fault> Find(MappingCatalog mappings) =>
    [
        .. shelf.Outcome.Faults,
        .. shelf.Read.SelectMany(flow => new DerivationCheck(flow, mappings).Find()),
        .. shelf.Read.Select(Validates).OfType<Fault>(),
        .. LoopCheck.Find(shelf.Outcome.IsSuccess ? [.. shelf.Flows.All] : [.. shelf.Read]),
    ];

    public IEnumerable<Fault> Find(Tenant tenant, MappingCatalog mappings) => new TenantFlowCheck(tenant, adapters, mappings).Find([.. shelf.Read]);

    public static string NoValidator(FlowDefinition flow) =>
        $"The flow '{flow.Name}' validates its records and nothing does. "
            + "Add the package Connectors.Validation and .AddRecordValidation(), or remove 'validate'.";

    private Fault? Validates(FlowDefinition flow) => flow.Validate && validator is null
        ? new Fault(FaultKind.Configuration, NoValidator(flow)) { File = flow.File, Path = "/validate", Rule = "validate" }
        : null;
}
