namespace Connectors.State;

/// <summary>The right to work on some items of a lane for a while. Immutable.</summary>
/// <param name="Lane">Which lane.</param>
/// <param name="Owner">Who holds it: unique among all workers of all processes.</param>
/// <param name="Fence">Grows with each claim of the lane. Changes that carry an older one are refused, so that a worker that was stopped for longer
/// than
/// its lease cannot write any more.</param>
/// <param name="Until">When others may claim the lane, by the store's clock.</param>
/// <param name="Items">What was claimed: urgent work first, else in the order in which it was put in; for each key without gaps.</param>
public sealed record LaneLease(LaneKey Lane, string Owner, long Fence, DateTimeOffset Until, ImmutableArray<WorkItem> Items);
