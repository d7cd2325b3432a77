using Connectors.Contracts;
using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows;

/// <summary>Executes flows, and records the executions that are wanted.</summary>
internal sealed class RecordingRunner(
    IServiceProvider host, HousePlan plan, FlowShelf shelf, RecordingOptions options, IIdSource ids, ILoggerFactory logs) : IFlowRunner
{
    private readonly Lazy<FlowRunner> _plain = new(() => ActivatorUtilities.CreateInstance<FlowRunner>(host));

    private readonly IRecordingSink _sink = options.Sink ?? new FolderRecordings(options.Folder!, options.MaxRecordings);

    public async Task<FlowReport> RunAsync(TenantContext tenant, string flow, IProgress<FlowProgress>? progress = null,
        CancellationToken ct = default)
    {
        var id = tenant.Tenant.Id;
        if (!options.Wants(id, flow))
        {
            return await _plain.Value.RunAsync(tenant, flow, progress, ct);
        }

        var recorder = new RunRecorder(host, plan, options, tenant, shelf.Flows.Find(flow));
        await using var house = recorder.House;
        var failed = "The execution was cut off.";
        try
        {
            var report = await house.Make<FlowRunner>().RunAsync(tenant, flow, progress, ct);
            failed = null;
            return report;
        }
        catch (Exception broken)
        {
            failed = $"The execution ended with {broken.GetType().Name}.";
            throw;
        }
        finally
        {
            await StoreAsync(new(id, flow, recorder.Start, ids.Next().Value), recorder, failed);
        }
    }

    /// <summary>What cannot be kept must not harm what was done.</summary>
    private async Task StoreAsync(RecordingName name, RunRecorder recorder, string? failed)
    {
        try
        {
            await _sink.StoreAsync(name, recorder.End(failed, options.Key), CancellationToken.None);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            RecordingLog.NotKept(logs.CreateLogger("Connectors.Flows"), name.Tenant.Value, name.Flow, broken.GetType().Name);
        }
    }
}
