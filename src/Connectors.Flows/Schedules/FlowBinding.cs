using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>How a tenant uses a flow, from <c>Flows:{name}:{Trigger,Every,Cron,Sweep,Enabled}</c> of its settings.</summary>
/// <param name="Flow">Name of the flow.</param>
/// <param name="Trigger">What makes it look for changes.</param>
/// <param name="Every">Distance of polls: of <see cref="TriggerMode.Webhook"/> those that catch up.</param>
/// <param name="Cron">Calendar of <see cref="TriggerMode.Schedule"/>, in the tenant's time zone; null otherwise.</param>
public sealed record FlowBinding(string Flow, TriggerMode Trigger, TimeSpan Every, CronSchedule? Cron)
{
    /// <summary>Whether it runs at all.</summary>
    /// <value>True.</value>
    public bool IsEnabled { get; init; } = true;

    /// <summary>When everything at the source is looked through, in the tenant's time zone: what was missed is caught up, what is gone is
    /// noticed.</summary>
    /// <value>Null: only when somebody asks.</value>
    public CronSchedule? Sweep { get; init; }

    /// <summary>How a tenant uses a flow; null when it does not.</summary>
    /// <exception cref="ConnectorException">Its settings are wrong: all of them, with the way out.</exception>
    public static FlowBinding? Of(Tenant tenant, string flow)
    {
        if (!tenant.Flows.TryGetValue(flow, out var settings))
        {
            return null;
        }

        var read = FlowBindingReader.Read(tenant, flow, settings);
        return read.IsSuccess ? read.Value : throw new ConnectorException(read.Faults[0]);
    }

    /// <summary>How long to wait for the next look; null when none is due by itself.</summary>
    public TimeSpan? Next(DateTimeOffset now, TimeZoneInfo zone) => !IsEnabled ? null : Trigger switch
    {
        TriggerMode.Manual => null,
        TriggerMode.Schedule => Cron!.Next(now, zone) - now,
        _ => Every,
    };

    /// <summary>How long to wait for the next sweep; null when none is due by itself.</summary>
    public TimeSpan? NextSweep(DateTimeOffset now, TimeZoneInfo zone) => IsEnabled ? Sweep?.Next(now, zone) - now : null;
}
