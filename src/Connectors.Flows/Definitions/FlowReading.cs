using Connectors.Faults;

namespace Connectors.Flows;

/// <summary>What became of a flow document: the definition as far as it could be read, and all faults. A definition with faults serves only for
/// finding more of them.</summary>
internal sealed record FlowReading(string File, FlowDefinition? Definition, ImmutableArray<Fault> Faults);
