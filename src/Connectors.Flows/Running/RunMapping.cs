using Connectors.State;

namespace Connectors.Flows;

/// <summary>The mappings that a run goes by.</summary>
/// <param name="Flow">The execution with them.</param>
/// <param name="Names">Their names and versions; noted in each intent, so that the run goes on with them. Empty where that makes no
/// difference.</param>
/// <param name="Kept">The changes that keep their documents, for the commit of the next intent.</param>
internal sealed record RunMapping(FlowScope Flow, ImmutableArray<string> Names, ImmutableArray<StateChange> Kept);
