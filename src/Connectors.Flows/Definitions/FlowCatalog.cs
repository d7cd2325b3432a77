using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>The flows of the house by name, each in one or more versions side by side: the newest is for new runs, a run ends on the version that it
/// began with. Immutable.</summary>
public sealed class FlowCatalog
{
    private readonly FrozenDictionary<string, ImmutableArray<FlowDefinition>> _flows;

    /// <param name="flows">The flows; of each name the newest version first.</param>
    private FlowCatalog(IEnumerable<FlowDefinition> flows) => _flows = flows.GroupBy(flow => flow.Name, StringComparer.Ordinal).ToFrozenDictionary(
        group => group.Key, group => group.OrderByDescending(flow => Version.Parse(flow.Version)).ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>Names, sorted.</summary>
    public ImmutableArray<string> Names => [.. _flows.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The newest version of each flow, by name.</summary>
    public IEnumerable<FlowDefinition> All => Names.Select(name => _flows[name][0]);

    /// <summary>Reads documents: the catalog, or all faults of all documents.</summary>
    public static Outcome<FlowCatalog> Load(IEnumerable<FlowText> documents) => Of([.. documents.Select(FlowReader.Read)]);

    /// <summary>A flow by name, in its newest version.</summary>
    /// <exception cref="ConnectorException">There is none of that name.</exception>
    public FlowDefinition Find(string name) => _flows.TryGetValue(name, out var versions)
        ? versions[0]
        : throw new ConnectorException(new(
            FaultKind.Configuration,
            $"There is no flow '{name}'. Known: {(_flows.Count == 0 ? "none" : string.Join(", ", Names))}. Add it with .AddFlow(\"{name}\")."));

    /// <summary>A version of a flow; null when it is not here.</summary>
    /// <param name="name">Name of the flow.</param>
    /// <param name="version">Three numbers, such as <c>1.0.0</c>.</param>
    public FlowDefinition? Find(string name, string version) => Versions(name).FirstOrDefault(flow => flow.Version == version);

    /// <summary>The versions of a flow, the newest first; empty when there is no such flow.</summary>
    /// <param name="name">Name of the flow.</param>
    public ImmutableArray<FlowDefinition> Versions(string name) => _flows.TryGetValue(name, out var versions) ? versions : [];

    internal static Outcome<FlowCatalog> Of(ImmutableArray<FlowReading> read)
    {
        var twice = read.Where(reading => reading.Definition is { Name.Length: > 0, Version.Length: > 0 })
            .GroupBy(reading => (reading.Definition!.Name, reading.Definition.Version)).Where(group => group.Count() > 1)
            .Select(group => new Fault(
                FaultKind.Mapping,
                $"The flow '{group.Key.Name}' {group.Key.Version} is here {group.Count()} times "
                    + $"({string.Join(", ", group.Select(reading => reading.File))}): give each its own name or version, or remove one.")
            {
                File = group.Last().File, Path = "/version", Rule = "unique",
            });
        ImmutableArray<Fault> faults = [.. read.SelectMany(reading => reading.Faults), .. twice];
        return faults.IsEmpty ? new FlowCatalog(read.Select(reading => reading.Definition!)) : Outcome<FlowCatalog>.Failed(faults);
    }
}
