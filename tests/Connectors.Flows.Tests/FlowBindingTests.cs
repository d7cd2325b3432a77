using System.Collections.Immutable;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Flows.Tests;

/// <summary>How a tenant uses a flow: one setting changes when it looks, nothing else.</summary>
public sealed class FlowBindingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [TestCase("Poll", null, null, "00:05:00")]
    [TestCase("poll", "00:00:30", null, "00:00:30")]
    [TestCase("Webhook", null, null, "01:00:00")]
    [TestCase("schedule", null, "0 9 * * *", "01:00:00")]
    [TestCase("manual", null, null, null)]
    public void It_looks_next_after(string trigger, string? every, string? cron, string? wait)
    {
        var binding = FlowBinding.Of(Tenant(("Trigger", trigger), ("Every", every), ("Cron", cron)), "copy")!;
        Assert.That(binding.Next(Now, TimeZoneInfo.Utc), Is.EqualTo(wait is null ? (TimeSpan?)null : TimeSpan.Parse(wait)));
    }

    [Test]
    public void One_that_is_switched_off_never_looks() =>
        Assert.That(FlowBinding.Of(Tenant(("Enabled", "false")), "copy")!.Next(Now, TimeZoneInfo.Utc), Is.Null);

    [Test]
    public void A_flow_that_the_tenant_does_not_name_is_not_bound() => Assert.That(FlowBinding.Of(Tenant(), "other"), Is.Null);

    [Test]
    public void All_that_is_wrong_is_said_with_its_place()
    {
        var tenant = Tenant(("Trigger", "sometimes"), ("Every", "0"), ("Enabled", "perhaps"));
        var faults = FlowBindingReader.Read(tenant, "copy", tenant.Flows["copy"]).Faults;
        Assert.That(faults.Select(fault => (fault.Kind, fault.Path)), Is.EqualTo(new[]
        {
            (FaultKind.Configuration, "Tenants:acme:Flows:copy:Trigger"), (FaultKind.Configuration, "Tenants:acme:Flows:copy:Every"),
            (FaultKind.Configuration, "Tenants:acme:Flows:copy:Enabled"),
        }));
    }

    [Test]
    public void A_calendar_that_is_none_is_refused() =>
        Assert.That(() => FlowBinding.Of(Tenant(("Trigger", "schedule")), "copy"), Throws.InstanceOf<ConnectorException>().With.Message.Contains("five fields"));

    private static Tenant Tenant(params (string Key, string? Value)[] settings) =>
        new(new("acme"), "/acme", "default", "Etc/UTC", "connectors", [], ImmutableDictionary<string, string>.Empty)
        {
            Flows = ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add(
                "copy", settings.Where(pair => pair.Value is not null).ToImmutableDictionary(pair => pair.Key, pair => pair.Value!)),
        };
}
