using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The flows that were added, read once.</summary>
internal sealed class FlowShelf
{
    private readonly Lazy<ImmutableArray<FlowReading>> _read;
    private readonly Lazy<Outcome<FlowCatalog>> _flows;

    public FlowShelf(IEnumerable<FlowText> documents)
    {
        _read = new(() => [.. documents.Select(FlowReader.Read)]);
        _flows = new(() => FlowCatalog.Of(_read.Value));
    }

    /// <summary>The flows, or all faults of their documents.</summary>
    public Outcome<FlowCatalog> Outcome => _flows.Value;

    /// <summary>All definitions as far as they could be read, faulty ones too, so that one fault does not hide another.</summary>
    public IEnumerable<FlowDefinition> Read => _read.Value.Select(reading => reading.Definition).OfType<FlowDefinition>();

    public FlowCatalog Flows => Outcome.IsSuccess
        ? Outcome.Value
        : throw new ConnectorException(new(FaultKind.Mapping, $"Flow documents are wrong:\n{string.Join('\n', Outcome.Faults)}"));
}
