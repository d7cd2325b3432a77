using Connectors.Contracts;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Flows;

/// <summary>The workers of a process: they claim lanes of all tenants and do a turn on each. Stopping lets what has begun end within its
/// grace.</summary>
internal sealed class FlowWorkers(
    FlowWorker worker, LaneGauges gauges, FlowSchedules schedules, ITenantDirectory directory, IWorkLanes lanes,
    IOptions<FlowWorkersOptions> options, IIdSource ids, Func<double> jitter, TimeProvider time, ILogger<FlowWorkers> log) : BackgroundService
{
    private readonly FlowWorkersOptions _options = options.Value;

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var process = ids.Next();
        return Task.WhenAll(
        [
            Task.Run(() => BeginAsync(stoppingToken), CancellationToken.None),
            Task.Run(() => gauges.KeepAsync(stoppingToken), CancellationToken.None),
            .. Enumerable.Range(0, _options.Workers).Select(number => Task.Run(() => WorkAsync($"{process}/{number}", number, stoppingToken),
                CancellationToken.None)),
        ]);
    }

    private async Task WorkAsync(string owner, int number, CancellationToken stopping)
    {
        for (var turn = number; !stopping.IsCancellationRequested; turn++)
        {
            try
            {
                // Every fourth turn takes whatever waits longest, so that urgent work cannot hold up the rest for ever.
                if (!await worker.TurnAsync(owner, turn % 4 != 0, stopping))
                {
                    await lanes.WaitAsync(_options.Look * (0.75 + (jitter() / 2)), stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // The store is away, or a defect of ours: work is not lost by it, and the next turn may go better.
                log.TurnFailed(broken, owner);
                await PauseAsync(_options.Look, stopping);
            }
        }
    }

    private async Task BeginAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await foreach (var id in directory.ListAsync(_options.Partition, stopping))
                {
                    if (await directory.FindAsync(id, stopping) is { } tenant)
                    {
                        await BeginAsync(tenant, stopping);
                    }
                }
            }
            catch (Exception broken) when (!stopping.IsCancellationRequested)
            {
                log.DirectoryFailed(broken);
            }

            await PauseAsync(_options.Directory, stopping);
        }
    }

    private async Task BeginAsync(Tenant tenant, CancellationToken stopping)
    {
        try
        {
            await schedules.BeginAsync(tenant, stopping);
        }
        catch (ConnectorException wrong)
        {
            log.BindingRefused(tenant.Id.Value, TelemetryLog.Told(wrong.Fault));
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(pause, time, stopping);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }
}
