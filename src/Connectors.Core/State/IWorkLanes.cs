using Connectors.Tenancy;

namespace Connectors.State;

/// <summary>Hands out work. It is put in, finished and put off by <see cref="StateChange"/>s, in the same commit as what it causes, so that no outbox
/// can be forgotten. Implemented by state stores; safe for parallel use.</summary>
/// <remarks>
/// A lane can be claimed when it holds claimable work and nobody holds it, or its holder's lease has ended: whatever else its state says. Of several,
/// the one that was served longest ago comes first, so that a tenant with much work takes no more turns than others; a turn counts when it begins
/// and when it ends, so that a lane whose holders die comes after the others. An item is claimable when its delay is over and no earlier item of its
/// key is put off. A commit finishes an item once. Time is that of the store, so that clocks of processes need not agree.
/// </remarks>
public interface IWorkLanes
{
    /// <summary>Claims a lane and some of its items.</summary>
    /// <returns>Null when there is nothing to claim now.</returns>
    ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default);

    /// <summary>Prolongs a lease from now on. Items stay the same.</summary>
    /// <returns>The lease with its new end; null when it is lost: stop working.</returns>
    ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default);

    /// <summary>Gives a lane back; it goes to the end of the queue of lanes. Items that were neither finished nor put off can be claimed again. Does
    /// nothing when the lease is lost.</summary>
    ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default);

    /// <summary>Waits until there may be something to claim, or the time is over. A hint only: missing one costs time, never work.</summary>
    ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default);

    /// <summary>How the lanes of a tenant stand, by name of lane.</summary>
    IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default);

    /// <summary>How all lanes together stand: for health and metrics of the platform.</summary>
    ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default);
}
