using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Executes flows by hand. Safe for parallel use; one tenant's flow is worked on by one caller or worker at a time, others wait.</summary>
public interface IFlowRunner
{
    /// <summary>Reads what is new, then carries every due run as far as it goes. Where a worker of another process holds the flow's lanes, it is
    /// waited for: it does that work too, which the report then does not count.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="flow">Name of the flow.</param>
    /// <param name="progress">Told how far it has come; may be null.</param>
    /// <param name="ct">Ends the execution between two commits; the next one goes on from there.</param>
    /// <exception cref="Connectors.Faults.ConnectorException">The flow or a role is unknown.</exception>
    Task<FlowReport> RunAsync(TenantContext tenant, string flow, IProgress<FlowProgress>? progress = null, CancellationToken ct = default);
}
