namespace Connectors.State;

/// <summary>A commit was refused because its lane has been claimed by someone else, or an item is not there any more: nothing of it was done. Stop
/// working on the lane; who holds it now goes on.</summary>
/// <param name="lease">The lease that is lost.</param>
public sealed class LeaseLostException(LaneLease lease)
    : Exception($"Lane {lease.Lane} is not held with fence {lease.Fence} any more: it was claimed again after its lease had ended. "
        + "Stop; the new holder goes on.")
{
    /// <summary>The lease.</summary>
    public LaneLease Lease { get; } = lease;
}
