using Connectors.Flows;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds health checks of flows.</summary>
public static class HealthChecksBuilderExtensions
{
    /// <summary>Adds the check <c>connectors-lanes</c>: whether the store answers and work goes on. Its data has <c>depth</c>, <c>claimable</c>,
    /// <c>oldestClaimableSeconds</c>, <c>held</c>, <c>inDoubtOld</c>, <c>needsLogin</c> and <c>resting</c>, all of them whole numbers.</summary>
    /// <param name="builder">The host's checks.</param>
    /// <param name="configure">Changes the limits.</param>
    public static IHealthChecksBuilder AddConnectorsLanes(this IHealthChecksBuilder builder, Action<LanesHealthOptions>? configure = null)
    {
        var options = new LanesHealthOptions();
        configure?.Invoke(options);
        return builder.Add(new HealthCheckRegistration(
            "connectors-lanes", provider => ActivatorUtilities.CreateInstance<LanesHealthCheck>(provider, options), null, ["connectors"]));
    }
}
