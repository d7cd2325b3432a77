using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The flows that were added, read once.</summary>
internal sealed class FlowShelf(IEnumerable<FlowText> documents)
{
    private readonly Lazy<Outcome<FlowCatalog>> _flows = new(() => FlowCatalog.Load(documents));

    /// <summary>The flows, or all faults of their documents.</summary>
    public Outcome<FlowCatalog> Outcome => _flows.Value;

    public FlowCatalog Flows => Outcome.IsSuccess
        ? Outcome.Value
        : throw new ConnectorException(new(FaultKind.Mapping, $"Flow documents are wrong:\n{string.Join('\n', Outcome.Faults)}"));
}
