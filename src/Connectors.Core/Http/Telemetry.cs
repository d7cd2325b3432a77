using System.Diagnostics;
using System.Diagnostics.Metrics;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Limits;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>The pipeline's activity source and meter, both named <see cref="TelemetryNames.Source"/>.</summary>
internal static class Telemetry
{
    public static readonly ActivitySource Activities = new(TelemetryNames.Source);

    public static readonly Meter Meter = new(TelemetryNames.Source);

    /// <summary>Seconds of a request with all its attempts and waits.</summary>
    public static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        TelemetryNames.Duration, "s", "Requests with all their attempts and waits.");

    private static readonly Counter<long> Repeats = Meter.CreateCounter<long>(TelemetryNames.Retries, "{attempt}", "Attempts that were made again.");

    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>(
        TelemetryNames.BudgetWait, "s", "Waits for room in a budget.");

    private static readonly Histogram<int> Limits = Meter.CreateHistogram<int>(
        TelemetryNames.ConcurrencyLimit, "{call}", "Calls that a connection may have under way, at each change.");

    private static readonly Counter<long> Breakers = Meter.CreateCounter<long>(
        TelemetryNames.BreakerChanges, "{change}", "Breakers that opened or closed.");

    public static void Retried(string system, FaultKind fault) =>
        Repeats.Add(1, new(TelemetryNames.System, system), new(TelemetryNames.Fault, fault.ToString()));

    public static void BreakerChanged(Connection connection, string state) =>
        Breakers.Add(1, new(TelemetryNames.System, connection.Settings.System), new(TelemetryNames.Outcome, state));

    public static void Adapted(Connection connection, TenantTags tenants, AdaptiveChange change)
    {
        if (!Limits.Enabled)
            return;
        var tags = new TagList { { TelemetryNames.System, connection.Settings.System }, { TelemetryNames.Outcome, change.Turn } };
        if (tenants.Of(connection.Tenant.Tenant.Id) is { } tenant)
            tags.Add(TelemetryNames.Tenant, tenant);
        Limits.Record(change.Limit, tags);
    }

    public static void Waited(Connection connection, TenantTags tenants, TimeSpan wait, string outcome)
    {
        if (!Waits.Enabled)
            return;
        var tags = new TagList
        {
            { TelemetryNames.System, connection.Settings.System }, { TelemetryNames.Flow, CallOrigin.Current?.Flow ?? "none" },
            { TelemetryNames.Outcome, outcome },
        };
        if (tenants.Of(connection.Tenant.Tenant.Id) is { } tenant)
            tags.Add(TelemetryNames.Tenant, tenant);
        Waits.Record(wait.TotalSeconds, tags);
    }
}
