using Connectors.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Flows;

/// <summary>Executes flows, and records the executions that are wanted.</summary>
internal sealed class RecordingRunner(IServiceProvider host, RunRecordings recordings) : IFlowRunner
{
    private readonly Lazy<FlowRunner> _plain = new(() => ActivatorUtilities.CreateInstance<FlowRunner>(host));

    public Task<FlowReport> RunAsync(TenantContext tenant, string flow, IProgress<FlowProgress>? progress = null, CancellationToken ct = default) =>
        recordings.Wants(tenant, flow)
            ? recordings.RecordAsync(tenant, flow, null, house => house.Make<FlowRunner>().RunAsync(tenant, flow, progress, ct))
            : _plain.Value.RunAsync(tenant, flow, progress, ct);
}
