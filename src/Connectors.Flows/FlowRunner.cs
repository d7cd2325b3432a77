using Connectors.Adapters;
using Connectors.Faults;
using Connectors.State;
using Connectors.Tenancy;

namespace Connectors.Flows;

/// <summary>Intake, collecting, running: in that order, each resumable.</summary>
internal sealed class FlowRunner(
    FlowShelf shelf, IConnections connections, IStateStore state, FlowIntake intake, FlowCollector collector, RunExecutor executor,
        TimeProvider time) : IFlowRunner
{
    public async Task<FlowReport> RunAsync(TenantContext tenant, string flow, IProgress<FlowProgress>? progress = null,
        CancellationToken ct = default)
    {
        var scope = new FlowScope(tenant, shelf.Flows.Find(flow), connections);
        foreach (var role in scope.Flow.Steps.Select(step => step.Role).Append(scope.Flow.Trigger.Role).Distinct(StringComparer.Ordinal))
        {
            scope.InRole(role);
        }

        var tally = new FlowTally(tenant.Tenant.Id.Value, flow, progress);
        // What is collected while a read broke off would be split over two documents.
        if (await GuardedAsync(tally, () => intake.ReadAsync(scope, tally, ct)) && scope.Flow.Trigger.Collect is { } collect)
        {
            await GuardedAsync(tally, () => collector.CollectAsync(scope, collect, ct));
        }

        await GuardedAsync(tally, () => RunDueAsync(scope, tally, ct));
        return tally.ToReport();
    }

    private async Task RunDueAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var due = await Runs.DueAsync(state, scope.TenantId, scope.Flow.Name, time.GetUtcNow(), ct);
        for (var index = 0; index < due.Count; index++)
        {
            tally.Show("running", index, due.Count);
            await executor.RunAsync(scope, due[index], tally, ct);
        }

        tally.Show("running", due.Count, due.Count);
    }

    /// <summary>A broken conversation ends its stage, never the others: what is in the store can still be worked on.</summary>
    private static async Task<bool> GuardedAsync(FlowTally tally, Func<Task> stage)
    {
        try
        {
            await stage();
            return true;
        }
        catch (ConnectorException broken)
        {
            tally.Faults.Add(broken.Fault);
            return false;
        }
    }
}
