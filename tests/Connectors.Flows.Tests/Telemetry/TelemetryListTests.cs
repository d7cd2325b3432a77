using System.Diagnostics.Metrics;
using System.Reflection;
using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows.Tests;

/// <summary>The published list, the constants and what is emitted are the same.</summary>
public sealed class TelemetryListTests
{
    [Test]
    public void The_constants_are_the_published_list()
    {
        var constants = typeof(FlowTelemetryNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();
        var tags = TelemetryTable.Metrics.Values.SelectMany(metric => metric.Tags).Concat(TelemetryTable.Spans.Values.SelectMany(span => span));
        Assert.That(
            constants, Is.EquivalentTo(TelemetryTable.Metrics.Keys.Concat(TelemetryTable.Spans.Keys).Concat(tags.Distinct()).Append("Connectors.Flows")));
    }

    [Test]
    public void Names_stay_as_they_are()
    {
        var names = typeof(FlowTelemetryNames).GetFields().Select(field => $"{field.Name}={field.GetRawConstantValue()}");
        Assert.That(names, Is.EqualTo(new[]
        {
            "Source=Connectors.Flows", "Turn=flow turn", "Run=flow run", "Step=flow step", "Prepare=flow prepare", "Intent=flow intent",
            "Send=flow send", "Confirm=flow confirm", "RunsEnded=connectors.flow.runs.ended", "RunsPutOff=connectors.flow.runs.put_off",
            "RunDuration=connectors.flow.run.duration", "Writes=connectors.flow.writes", "InDoubt=connectors.flow.writes.in_doubt",
            "ChangeLatency=connectors.flow.change.latency", "Intake=connectors.flow.intake.records", "LettersOpened=connectors.letters.opened",
            "LettersClosed=connectors.letters.closed", "Depth=connectors.lanes.depth", "Claimable=connectors.lanes.claimable",
            "OldestClaimable=connectors.lanes.oldest_claimable", "Held=connectors.lanes.held", "TenantDepth=connectors.tenant.lanes.depth",
            "TenantClaimable=connectors.tenant.lanes.claimable", "TenantOldestClaimable=connectors.tenant.lanes.oldest_claimable",
            "ClaimDuration=connectors.lanes.claim.duration", "TurnDuration=connectors.lanes.turn.duration", "LeasesLost=connectors.lanes.leases.lost",
            "Tenant=connectors.tenant", "Flow=connectors.flow", "System=connectors.system", "Outcome=connectors.outcome", "Fault=connectors.fault",
            "RunId=connectors.run", "Lane=connectors.lane", "Stage=connectors.stage", "StepId=connectors.step", "Items=connectors.items",
            "Attempt=connectors.attempt",
        }));
    }

    [Test]
    public void Log_ids_and_levels_are_the_published_list()
    {
        var messages = typeof(FlowTelemetryNames).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).Where(message => message is not null)
            .Select(message => $"{message!.EventId} {message.Level.ToString().ToLowerInvariant()}");
        Assert.That(messages, Is.EquivalentTo(TelemetryTable.Logs.Select(log => $"{log.Key} {log.Value}")));
    }

    [Test]
    public async Task What_runs_emit_is_the_published_list()
    {
        await using var rig = new TelemetryRig();
        rig.Flows.Configuration["TenantTags"] = "10";
        using var root = rig.Watch.Begin();
        await rig.RunEverythingAsync();

        var flows = rig.Watch.All.Where(one => one.Instrument.Meter.Name == FlowTelemetryNames.Source).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(rig.Watch.Spans.Select(span => span.OperationName).Distinct(), Is.EquivalentTo(TelemetryTable.Spans.Keys));
            Assert.That(flows.Select(one => one.Name).Distinct(), Is.EquivalentTo(TelemetryTable.Metrics.Keys));
            Assert.That(rig.Watch.Lines.Select(line => line.Id).Distinct(), Is.SubsetOf(TelemetryTable.Logs.Keys.Append(103)));
            foreach (var metric in flows.DistinctBy(one => one.Name))
            {
                var (kind, unit, _) = TelemetryTable.Metrics[metric.Name];
                Assert.That(KindOf(metric.Instrument), Is.EqualTo(kind), metric.Name);
                Assert.That(metric.Instrument.Unit, Is.EqualTo(unit), metric.Name);
            }
        });
    }

    [Test]
    public async Task Tags_and_their_values_are_the_published_ones()
    {
        await using var rig = new TelemetryRig();
        using var root = rig.Watch.Begin();
        await rig.RunEverythingAsync();

        Assert.Multiple(() =>
        {
            foreach (var one in rig.Watch.All.Where(one => one.Instrument.Meter.Name == FlowTelemetryNames.Source))
            {
                Assert.That(one.Tags.Keys, Is.EquivalentTo(TelemetryTable.Metrics[one.Name].Tags), one.Name);
                foreach (var (tag, value) in one.Tags)
                {
                    Assert.That(Allowed(tag), Does.Contain(value), $"{one.Name} {tag}");
                }
            }

            foreach (var span in rig.Watch.Spans)
            {
                Assert.That(span.TagObjects.Select(tag => tag.Key), Is.SubsetOf(TelemetryTable.Spans[span.OperationName]), span.OperationName);
                Assert.That(
                    span.GetTagItem(FlowTelemetryNames.Outcome) ?? "none", Is.AnyOf([.. Allowed(FlowTelemetryNames.Outcome).Append("none")]), span.OperationName);
            }
        });
    }

    [Test]
    public async Task Tenants_are_named_only_when_asked_and_up_to_the_bound()
    {
        await using var silent = new TelemetryRig();
        silent.Put("1", "Client");
        await silent.RunAsync();
        Assert.That(silent.Watch.All.Where(one => one.Tags.ContainsKey(FlowTelemetryNames.Tenant)), Is.Empty);

        await using var rig = new TelemetryRig();
        rig.Flows.Configuration["TenantTags"] = "1";
        rig.Put("1", "Client");
        await rig.RunAsync();
        Assert.That(rig.Watch.Sum(FlowTelemetryNames.RunsEnded, (FlowTelemetryNames.Tenant, "acme")), Is.EqualTo(1));

        var tags = new Connectors.Tenancy.TenantTags(2);
        Assert.That(new[] { "a", "b", "c", "a", "d" }.Select(name => tags.Of(new(name))), Is.EqualTo(new[] { "a", "b", "other", "a", "other" }));
    }

    private static IEnumerable<string> Allowed(string tag) => tag switch
    {
        FlowTelemetryNames.Flow => ["copy"],
        FlowTelemetryNames.System => ["left", "right"],
        FlowTelemetryNames.Tenant => ["acme"],
        FlowTelemetryNames.Fault => Enum.GetNames<FaultKind>().Concat(TelemetryTable.Values[tag]),
        _ => TelemetryTable.Values[tag],
    };

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        Histogram<double> => "histogram",
        _ => instrument.IsObservable ? "gauge" : "unknown",
    };
}
