using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Flows.Tests;

/// <summary>Each state of the health check, with its figures.</summary>
public sealed class LanesHealthTests
{
    [Test]
    public async Task Nothing_to_do_is_healthy()
    {
        await using var rig = new TelemetryRig();
        var entry = await CheckAsync(rig.Flows);
        Assert.Multiple(() =>
        {
            Assert.That(entry.Status, Is.EqualTo(HealthStatus.Healthy));
            Assert.That(entry.Data.Keys, Is.EquivalentTo(
                new[] { "depth", "claimable", "oldestClaimableSeconds", "held", "inDoubtOld", "needsLogin", "resting" }));
        });
    }

    [TestCase(60, HealthStatus.Healthy)]
    [TestCase(61, HealthStatus.Degraded)]
    [TestCase(600, HealthStatus.Degraded)]
    [TestCase(601, HealthStatus.Unhealthy)]
    public async Task Work_that_nobody_takes_ages(int seconds, HealthStatus expected)
    {
        await using var rig = new TelemetryRig();
        await rig.ReadAsync();
        rig.Flows.Clock.Advance(TimeSpan.FromSeconds(seconds));

        var entry = await CheckAsync(rig.Flows);

        Assert.That((entry.Status, entry.Data["oldestClaimableSeconds"], entry.Data["depth"]), Is.EqualTo((expected, (object)(long)seconds, (object)1L)));
    }

    [Test]
    public async Task A_write_in_doubt_counts_after_its_time_and_until_it_is_known()
    {
        await using var rig = new TelemetryRig();
        rig.Put("1", "Client");
        rig.Accounts.Faults.Enqueue(MemoryFault.LoseRequest);
        await rig.RunAsync();
        var young = await CheckAsync(rig.Flows);
        rig.Flows.Clock.Advance(TimeSpan.FromMinutes(15));
        var old = await CheckAsync(rig.Flows);
        await rig.RunAsync();
        var known = await CheckAsync(rig.Flows);

        Assert.Multiple(() =>
        {
            Assert.That((young.Status, young.Data["inDoubtOld"]), Is.EqualTo((HealthStatus.Healthy, (object)0L)));
            Assert.That((old.Status, old.Data["inDoubtOld"]), Is.Not.EqualTo((HealthStatus.Healthy, (object)0L)));
            Assert.That(old.Description, Does.Contain("1 writes have been in doubt"));
            Assert.That((known.Status, known.Data["inDoubtOld"]), Is.EqualTo((HealthStatus.Healthy, (object)0L)));
        });
    }

    [TestCase(FaultKind.Authentication, "refused", "needsLogin")]
    [TestCase(FaultKind.Transient, "breaker", "resting")]
    public async Task A_connection_that_does_not_work_counts_until_a_call_goes_well(FaultKind kind, string rule, string figure)
    {
        await using var rig = new TelemetryRig();
        var tenant = await rig.Flows.Get<ITenants>().OpenAsync(new("acme"));
        var connection = rig.Flows.Get<IConnections>().Open(tenant, "left");
        var troubles = rig.Flows.Get<ConnectionTroubles>();
        troubles.Failed(connection, new(kind, "No.") { Rule = rule }, rig.Flows.Clock.GetUtcNow());
        var bad = await CheckAsync(rig.Flows);
        troubles.Passed(connection);
        var good = await CheckAsync(rig.Flows);

        Assert.Multiple(() =>
        {
            Assert.That((bad.Status, bad.Data[figure]), Is.EqualTo((HealthStatus.Degraded, (object)1)));
            Assert.That(good.Status, Is.EqualTo(HealthStatus.Healthy));
            Assert.That(bad.Description, Does.Not.Contain("acme"));
        });
    }

    [Test]
    public async Task A_store_that_does_not_answer_is_unhealthy_without_telling_its_address()
    {
        await using var rig = new FlowRig(
            null, builder => builder.AddFlowWorkers().Services.AddSingleton<IWorkLanes>(new LanesThatBreak()).AddHealthChecks().AddConnectorsLanes(), TelemetryRig.Copy);
        var entry = await CheckAsync(rig);
        Assert.That((entry.Status, entry.Exception), Is.EqualTo((HealthStatus.Unhealthy, (Exception?)null)));
        Assert.That(entry.Description, Does.Not.Contain("10.0.0.1"));
    }

    private static async Task<HealthReportEntry> CheckAsync(FlowRig rig) =>
        (await rig.Get<HealthCheckService>().CheckHealthAsync()).Entries["connectors-lanes"];

    private sealed class LanesThatBreak : IWorkLanes
    {
        public ValueTask<LaneLease?> ClaimAsync(WorkClaim claim, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask<LaneLease?> RenewAsync(LaneLease lease, TimeSpan duration, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask ReleaseAsync(LaneLease lease, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask WaitAsync(TimeSpan atMost, CancellationToken ct = default) => throw new NotSupportedException();

        public IAsyncEnumerable<KeyValuePair<LaneKey, LaneReading>> ListAsync(TenantId tenant, CancellationToken ct = default) => throw new NotSupportedException();

        public ValueTask<LaneReading> MeasureAsync(CancellationToken ct = default) => throw new TimeoutException("No answer from 10.0.0.1.");
    }
}
