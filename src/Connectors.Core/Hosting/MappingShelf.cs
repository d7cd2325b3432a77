using Connectors.Faults;
using Connectors.Mapping;

namespace Connectors.Hosting;

/// <summary>The base mappings of all adapters and flows, loaded once.</summary>
internal sealed class MappingShelf(IEnumerable<AdapterRegistration> adapters, IEnumerable<MappingText> documents, MappingFunctions functions)
{
    private readonly Lazy<Outcome<MappingSet>> _set =
        new(() => MappingSet.Load([.. adapters.SelectMany(adapter => adapter.Mappings).SelectMany(assembly => EmbeddedMappings.Of(assembly)),
            .. documents], functions));

    /// <summary>The set, or all faults of its documents.</summary>
    public Outcome<MappingSet> Outcome => _set.Value;

    public MappingSet Mappings => Outcome.IsSuccess
        ? Outcome.Value
        : throw new ConnectorException(new(FaultKind.Mapping, $"Base mappings are wrong:\n{string.Join('\n', Outcome.Faults)}"));
}
