using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Reads how a tenant uses a flow: the binding, or all faults of its settings.</summary>
internal static class FlowBindingReader
{
    private static readonly TimeSpan Polling = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CatchingUp = TimeSpan.FromHours(1);

    public static Outcome<FlowBinding> Read(Tenant tenant, string flow, ImmutableDictionary<string, string> settings)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var trigger = ReadTrigger(settings, faults.Add);
        var every = ReadEvery(settings, trigger, faults.Add);
        var cron = trigger == TriggerMode.Schedule ? ReadCron(settings, "Cron", faults.Add) : null;
        var sweep = settings.ContainsKey("Sweep") ? ReadCron(settings, "Sweep", faults.Add) : null;
        if (settings.GetValueOrDefault("Enabled") is { } enabled && !bool.TryParse(enabled, out _))
        {
            faults.Add(Wrong("Enabled", $"'{enabled}' is neither true nor false."));
        }

        return faults.Count > 0
            ? Outcome<FlowBinding>.Failed([.. faults.Select(fault => fault with { Path = $"Tenants:{tenant.Id}:Flows:{flow}:{fault.Path}" })])
            : new FlowBinding(flow, trigger, every, cron)
            {
                IsEnabled = settings.GetValueOrDefault("Enabled") is not { } on || bool.Parse(on),
                Sweep = sweep,
            };
    }

    private static TriggerMode ReadTrigger(ImmutableDictionary<string, string> settings, Action<Fault> fault)
    {
        var text = settings.GetValueOrDefault("Trigger", "Poll");
        if (Enum.TryParse<TriggerMode>(text, ignoreCase: true, out var trigger) && Enum.IsDefined(trigger) && !char.IsAsciiDigit(text[0]))
        {
            return trigger;
        }

        fault(Wrong("Trigger", $"'{text}' is no trigger: use webhook, poll, schedule or manual."));
        return TriggerMode.Manual;
    }

    private static TimeSpan ReadEvery(ImmutableDictionary<string, string> settings, TriggerMode trigger, Action<Fault> fault)
    {
        if (settings.GetValueOrDefault("Every") is not { } text)
        {
            return trigger == TriggerMode.Webhook ? CatchingUp : Polling;
        }

        if (TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var every) && every >= TimeSpan.FromSeconds(1)
            && every <= TimeSpan.FromDays(31))
        {
            return every;
        }

        fault(Wrong("Every", $"'{text}' is no distance of polls: use hh:mm:ss from 00:00:01 to 31 days."));
        return Polling;
    }

    private static CronSchedule? ReadCron(ImmutableDictionary<string, string> settings, string key, Action<Fault> fault)
    {
        var read = CronSchedule.Parse(settings.GetValueOrDefault(key, ""));
        if (!read.IsSuccess)
        {
            fault(Wrong(key, read.Faults[0].Message));
        }

        return read.Value;
    }

    private static Fault Wrong(string key, string message) => new(FaultKind.Configuration, message) { Path = key, Rule = "binding" };
}
