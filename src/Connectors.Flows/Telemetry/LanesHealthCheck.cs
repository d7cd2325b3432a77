using Connectors.Faults;
using Connectors.Http;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>Whether work goes on: by the age of what waits, by writes in doubt and by connections that do not work. Figures are in the data; nothing
/// in it names a tenant.</summary>
internal sealed class LanesHealthCheck(
    IWorkLanes lanes, IStateStore state, ITenantDirectory directory, ConnectionTroubles troubles, LanesHealthOptions options,
    IOptions<FlowWorkersOptions> workers, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = await lanes.MeasureAsync(cancellationToken);
            var doubts = options.InDoubtFor is { } since
                ? await DoubtReading.CountAsync(state, directory, workers.Value.Partition, time.GetUtcNow() - since, cancellationToken)
                : 0;
            return Judge(now, doubts);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            // Other exceptions than ours may tell addresses and accounts of the database.
            return HealthCheckResult.Unhealthy("The store does not answer: nothing can be worked on.", broken as ConnectorException);
        }
    }

    private HealthCheckResult Judge(LaneReading now, long doubts)
    {
        var oldest = now.OldestClaimable ?? TimeSpan.Zero;
        var connections = troubles.Now;
        var (refused, resting) = (connections.Count(trouble => trouble.NeedsLogin), connections.Count(trouble => !trouble.NeedsLogin));
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["depth"] = now.Depth, ["claimable"] = now.Claimable, ["oldestClaimableSeconds"] = (long)oldest.TotalSeconds, ["held"] = now.Held,
            ["inDoubtOld"] = doubts, ["needsLogin"] = refused, ["resting"] = resting,
        };
        var isUnhealthy = oldest > options.UnhealthyAfter;
        List<string> reasons = [];
        if (isUnhealthy || oldest > options.DegradedAfter)
        {
            reasons.Add($"work has waited for {oldest.TotalSeconds:0} s: start workers, or look why they do nothing");
        }

        if (doubts > 0)
        {
            reasons.Add($"{doubts} writes have been in doubt for longer than {options.InDoubtFor!.Value.TotalMinutes:0} minutes: look at their runs");
        }

        if (options.CountConnections && refused > 0)
        {
            reasons.Add($"{refused} connections need a new login");
        }

        if (options.CountConnections && resting > 0)
        {
            reasons.Add($"{resting} connections rest after repeated faults of their vendor");
        }

        var text = reasons.Count == 0 ? "Work goes on." : $"{string.Join("; ", reasons)}.";
        return new(isUnhealthy ? HealthStatus.Unhealthy : reasons.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy, text, data: data);
    }
}
