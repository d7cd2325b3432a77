using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The flows that were added, read once.</summary>
internal sealed class FlowShelf(IEnumerable<FlowText> documents)
{
    private readonly Lazy<Outcome<FlowCatalog>> _flows = new(() => FlowCatalog.Load(documents));

    public FlowCatalog Flows => _flows.Value.IsSuccess
        ? _flows.Value.Value
        : throw new ConnectorException(new(FaultKind.Mapping, $"Flow documents are wrong:\n{string.Join('\n', _flows.Value.Faults)}"));
}
