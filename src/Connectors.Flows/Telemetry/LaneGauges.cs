using System.Diagnostics.Metrics;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Names = Connectors.Flows.FlowTelemetryNames;

namespace Connectors.Flows;

/// <summary>How lanes and writes in doubt stand, measured by a loop of the workers: who reads the gauges gets what was measured last and never waits
/// for the store. All processes of a platform show the same figures.</summary>
internal sealed class LaneGauges
{
    private readonly IWorkLanes _lanes;
    private readonly IStateStore _state;
    private readonly ITenantDirectory _directory;
    private readonly TenantTags _tenants;
    private readonly FlowWorkersOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Instrument[] _gauges;
    private Standing? _last;

    public LaneGauges(
        IWorkLanes lanes, IStateStore state, ITenantDirectory directory, TenantTags tenants, FlowTelemetry telemetry,
        IOptions<FlowWorkersOptions> options, TimeProvider time, ILogger<LaneGauges> log)
    {
        (_lanes, _state, _directory, _tenants, _options, _time, _log) = (lanes, state, directory, tenants, options.Value, time, log);
        var meter = telemetry.Instruments.Meter;
        _gauges =
        [
            meter.CreateObservableGauge(Names.Depth, () => All(now => now.Lanes.Depth), "{item}", "Work in all lanes."),
            meter.CreateObservableGauge(Names.Claimable, () => All(now => now.Lanes.Claimable), "{item}", "Work that could be claimed now."),
            meter.CreateObservableGauge(
                Names.OldestClaimable, () => All(now => Seconds(now.Lanes)), "s", "For how long the oldest of it could have been claimed."),
            meter.CreateObservableGauge(Names.Held, () => All(now => (long)now.Lanes.Held), "{lane}", "Lanes under a living lease."),
            meter.CreateObservableGauge(Names.InDoubt, () => All(now => now.InDoubt), "{write}", "Writes whose answer is unknown now."),
            meter.CreateObservableGauge(
                Names.TenantDepth, () => Each(lane => lane.Depth), "{item}", "Work in the lanes of a tenant's flow."),
            meter.CreateObservableGauge(
                Names.TenantClaimable, () => Each(lane => lane.Claimable), "{item}", "Work of a tenant's flow that could be claimed now."),
            meter.CreateObservableGauge(
                Names.TenantOldestClaimable, () => Each(Seconds), "s", "For how long the oldest of it could have been claimed."),
        ];
    }

    /// <summary>Measures again and again, while somebody listens.</summary>
    public async Task KeepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_options.Measure, _time);
        try
        {
            do
            {
                await RefreshAsync(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    /// <summary>Measures once. What cannot be measured is not shown, rather than shown as it was.</summary>
    public async Task RefreshAsync(CancellationToken ct)
    {
        if (!_gauges.Any(gauge => gauge.Enabled))
        {
            return;
        }

        try
        {
            var all = await _lanes.MeasureAsync(ct);
            var doubts = await DoubtReading.CountAsync(_state, _directory, _options.Partition, null, ct);
            _last = new(all, doubts, _tenants.IsOn ? await EachAsync(ct) : []);
        }
        catch (Exception broken) when (!ct.IsCancellationRequested)
        {
            _last = null;
            _log.MeasureFailed(broken);
        }
    }

    private async Task<Dictionary<(string Tenant, string Flow, string Lane), LaneReading>> EachAsync(CancellationToken ct)
    {
        var each = new Dictionary<(string, string, string), LaneReading>();
        await foreach (var tenant in _directory.ListAsync(_options.Partition, ct))
        {
            await foreach (var (lane, reading) in _lanes.ListAsync(tenant, ct))
            {
                var key = (_tenants.Of(tenant)!, FlowLanes.FlowOf(lane), FlowTelemetry.LaneOf(lane));
                each[key] = each.TryGetValue(key, out var other) ? Sum(other, reading) : reading;
            }
        }

        return each;
    }

    /// <summary>Tenants without a name of their own are shown together.</summary>
    private static LaneReading Sum(LaneReading left, LaneReading right) => new(
        left.Depth + right.Depth, left.Claimable + right.Claimable,
        Seconds(left) >= Seconds(right) ? left.OldestClaimable : right.OldestClaimable, left.Held + right.Held);

    private static double Seconds(LaneReading reading) => reading.OldestClaimable?.TotalSeconds ?? 0;

    private IEnumerable<Measurement<T>> All<T>(Func<Standing, T> value)
        where T : struct => _last is { } now ? [new(value(now))] : [];

    private IEnumerable<Measurement<T>> Each<T>(Func<LaneReading, T> value)
        where T : struct => _last is not { } now ? [] : now.Each.Select(entry => new Measurement<T>(
            value(entry.Value), new(Names.Tenant, entry.Key.Tenant), new(Names.Flow, entry.Key.Flow), new(Names.Lane, entry.Key.Lane)));

    private sealed record Standing(
        LaneReading Lanes, long InDoubt, IReadOnlyDictionary<(string Tenant, string Flow, string Lane), LaneReading> Each);
}
