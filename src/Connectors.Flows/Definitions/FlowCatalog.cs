using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The flows of the house by name. Immutable.</summary>
public sealed class FlowCatalog
{
    private readonly FrozenDictionary<string, FlowDefinition> _flows;

    private FlowCatalog(IEnumerable<FlowDefinition> flows) => _flows = flows.ToFrozenDictionary(flow => flow.Name, StringComparer.Ordinal);

    /// <summary>Names, sorted.</summary>
    public ImmutableArray<string> Names => [.. _flows.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The flows, by name.</summary>
    public IEnumerable<FlowDefinition> All => _flows.Values.OrderBy(flow => flow.Name, StringComparer.Ordinal);

    /// <summary>Reads documents: the catalog, or all faults of all documents.</summary>
    public static Outcome<FlowCatalog> Load(IEnumerable<FlowText> documents)
    {
        var read = documents.Select(FlowReader.Read).ToArray();
        var faults = read.Where(flow => !flow.IsSuccess).SelectMany(flow => flow.Faults).ToImmutableArray();
        if (!faults.IsEmpty)
        {
            return Outcome<FlowCatalog>.Failed(faults);
        }

        var twice = read.GroupBy(flow => flow.Value!.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new FlowCatalog(read.Select(flow => flow.Value!))
            : new Fault(FaultKind.Mapping, $"Two flows are called '{twice.Key}': rename or remove one.");
    }

    /// <summary>A flow by name.</summary>
    /// <exception cref="ConnectorException">There is none of that name.</exception>
    public FlowDefinition Find(string name) => _flows.TryGetValue(name, out var flow)
        ? flow
        : throw new ConnectorException(new(
            FaultKind.Configuration,
            $"There is no flow '{name}'. Known: {(_flows.Count == 0 ? "none" : string.Join(", ", Names))}. Add it with .AddFlow(\"{name}\")."));
}
