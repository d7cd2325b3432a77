namespace Connectors.Flows;

/// <summary>What starts a run.</summary>
/// <param name="Entity">The contract that is watched, such as <c>opportunity</c>.</param>
/// <param name="Role">Where it is watched, such as <c>crm</c>.</param>
/// <param name="When">Which records count.</param>
/// <param name="RunKey">Canonical paths whose values make the run's key; a second delivery with the same key ends there. <c>@id</c> is the source's
/// id.</param>
/// <param name="Collect">When set, many records make one run.</param>
public sealed record FlowTrigger(string Entity, string Role, Condition When, ImmutableArray<string> RunKey, FlowCollect? Collect);
