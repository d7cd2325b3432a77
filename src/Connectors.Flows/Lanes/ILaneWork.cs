using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Does the work of one lease.</summary>
internal interface ILaneWork
{
    /// <param name="tenant">Whose lane it is.</param>
    /// <param name="lease">What was claimed.</param>
    /// <param name="length">How long leases last.</param>
    /// <param name="pause">How long work waits that a broken conversation left.</param>
    /// <param name="tally">Counts; broken conversations are added to its faults.</param>
    /// <param name="stopping">Ends the work before the next item; what is left can be claimed at once.</param>
    /// <param name="ct">Cuts the work off.</param>
    /// <returns>Whether all of it was done or put off.</returns>
    Task<bool> DoAsync(
        TenantContext tenant, LaneLease lease, TimeSpan length, TimeSpan pause, FlowTally tally, CancellationToken stopping, CancellationToken ct);
}
