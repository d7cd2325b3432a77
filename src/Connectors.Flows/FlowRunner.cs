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
        var all = due.Count;
        // What was written may be what others wait for, such as the task above a task: these are tried again as long as that helps.
        for (var before = -1; before != tally.Progress && due.Count > 0;)
        {
            before = tally.Progress;
            due = await PassAsync(scope, due, isLast: false, all, tally, ct);
        }

        // Only then they get a time to wait for: a kill before leaves them ready, so that the next execution goes on as this one would have.
        tally.Waiting += (await PassAsync(scope, due, isLast: true, all, tally, ct)).Count;
        tally.Show("running", all, all);
    }

    /// <summary>Carries each run as far as it goes.</summary>
    /// <returns>Those that wait for another one.</returns>
    private async Task<List<string>> PassAsync(FlowScope scope, List<string> due, bool isLast, int all, FlowTally tally, CancellationToken ct)
    {
        var again = new List<string>();
        for (var index = 0; index < due.Count; index++)
        {
            tally.Show("running", all - due.Count + index, all);
            switch (await executor.RunAsync(scope, due[index], isLast, tally, ct))
            {
                case RunEnd.Waits: tally.Waiting++; break;
                case RunEnd.WantsOther: again.Add(due[index]); break;
            }
        }

        return again;
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
