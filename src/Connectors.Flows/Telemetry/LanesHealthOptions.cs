using Connectors.Http;

namespace Connectors.Flows;

/// <summary>From when on the lanes of a platform count as unwell.</summary>
public sealed class LanesHealthOptions
{
    /// <summary>Degraded when the oldest claimable work waits for longer: there are too few workers, or none.</summary>
    /// <value>1 minute.</value>
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Unhealthy when it waits for longer.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan UnhealthyAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Degraded when a write is in doubt for longer. Asks the store once for each tenant of the partition.</summary>
    /// <value>15 minutes; null: not looked at.</value>
    public TimeSpan? InDoubtFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether connections that do not work (<see cref="ConnectionTroubles"/>) make the check degraded. On a platform of many tenants
    /// somebody's password has always just expired: there it may only be told.</summary>
    /// <value>True.</value>
    public bool CountConnections { get; set; } = true;
}
