using Connectors.State;

namespace Connectors.Flows;

/// <summary>A hint and its place in the lane.</summary>
internal sealed record HintItem(WorkItem Item, HintRecord Hint);
