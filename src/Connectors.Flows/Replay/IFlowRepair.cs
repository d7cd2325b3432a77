using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>What people decide about dead letters. Each decision, its audit entry and what it causes are one commit; no vendor is called. Safe for
/// parallel
/// use, beside executions too.</summary>
public interface IFlowRepair
{
    /// <summary>Releases letters: runs go on at the step where they stopped, without repeating what was confirmed; records that could not be read
    /// are read
    /// by id in the next execution and taken in like any other. In the order of their references: what others wait for comes first.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="request">Which, who, why.</param>
    /// <param name="progress">Told after each letter; may be null.</param>
    /// <param name="ct">Ends the release between two letters; those that were released stay so, and a repeat goes on with the rest.</param>
    Task<ReplayReport> ReplayAsync(TenantId tenant, ReplayRequest request, IProgress<ReplayProgress>? progress = null,
        CancellationToken ct = default);

    /// <summary>Notes that somebody knows of a letter. Nothing else changes.</summary>
    /// <returns>The letter as it is now.</returns>
    /// <exception cref="ConnectorException">There is no such letter, or it was changed at the same time.</exception>
    Task<DeadLetter> AcknowledgeAsync(TenantId tenant, string letter, string actor, string reason, CancellationToken ct = default);

    /// <summary>Closes a letter because its work is not to be done; its run, if it has one, ends. A record that could not be read is not reported
    /// again
    /// until its content changes.</summary>
    /// <exception cref="ConnectorException">There is no such letter, or it was changed at the same time.</exception>
    Task<AbandonReport> DiscardAsync(TenantId tenant, string letter, string actor, string reason, CancellationToken ct = default);

    /// <summary>Ends a run that is not done, whether it has a letter or waits; where its flow compensates, what it wrote is taken back first. What
    /// it collected stays claimed: nothing takes these records up again.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="run">The run's key.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="ConnectorException">There is no such run, it has ended, or it was changed at the same time.</exception>
    Task<AbandonReport> AbandonAsync(TenantId tenant, string run, string actor, string reason, CancellationToken ct = default);
}
