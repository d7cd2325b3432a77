namespace Connectors.State;

/// <summary>How a lane, or all lanes together, stand. A snapshot.</summary>
/// <param name="Depth">Items in all.</param>
/// <param name="Claimable">Items that a claim could take now; those of lanes that are held count too.</param>
/// <param name="OldestClaimable">For how long the oldest of these could have been taken; null when there is none. Grows without end where nobody
/// works.</param>
/// <param name="Held">Lanes under a living lease.</param>
public sealed record LaneReading(long Depth, long Claimable, TimeSpan? OldestClaimable, int Held);
