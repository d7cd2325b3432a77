using Connectors.Contracts;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;

namespace Connectors.Flows;

/// <summary>Records executions and hands the files to their place.</summary>
internal sealed class RunRecordings(IServiceProvider host, HousePlan plan, FlowShelf shelf, RecordingOptions options, IIdSource ids,
    ILoggerFactory logs)
{
    private readonly IRecordingSink _sink = options.Sink ?? new FolderRecordings(options.Folder!, options.MaxRecordings);

    public bool Wants(TenantContext tenant, string flow) => options.Wants(tenant.Tenant.Id, flow);

    public async Task<T> RecordAsync<T>(TenantContext tenant, string flow, TapedTurn? turn, Func<SideHouse, Task<T>> execute,
        CancellationToken stopping = default)
    {
        var recorder = new RunRecorder(host, plan, options, tenant, shelf.Flows.Find(flow), turn);
        await using var house = recorder.House;
        string? failed = null;
        try
        {
            var done = await execute(house);
            failed = stopping.IsCancellationRequested ? "The worker was stopped meanwhile." : null;
            return done;
        }
        catch (Exception broken)
        {
            failed = $"The execution ended with {broken.GetType().Name}.";
            throw;
        }
        finally
        {
            await StoreAsync(new(tenant.Tenant.Id, flow, recorder.Start, ids.Next().Value), recorder, failed);
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
