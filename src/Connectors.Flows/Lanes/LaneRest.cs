using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What is left of a lease.</summary>
/// <param name="Items">Work that is still in the lane and was not put off.</param>
/// <param name="Broken">The broken conversation that ended the work; null when none did.</param>
internal sealed record LaneRest(ImmutableArray<WorkItem> Items, Fault? Broken)
{
    public static readonly LaneRest None = new([], null);
}
