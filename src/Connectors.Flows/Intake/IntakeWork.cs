using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Brings the changes of a flow's source in: read, collect, and look again at what lacked something.</summary>
internal sealed class IntakeWork(FlowRereads rereads, FlowIntake intake, FlowCollector collector, FlowSchedules schedules, IStateStore state)
{
    /// <returns>Nothing is left: a read that broke off goes on from its checkpoint when the next one is asked for.</returns>
    public async Task<LaneRest> DoAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        await GuardedAsync(tally, () => rereads.ReadAsync(scope, tally, ct));
        // What is collected while a read broke off would be split over two documents.
        if (await GuardedAsync(tally, () => intake.ReadAsync(scope, tally, ct)) && scope.Flow.Trigger.Collect is { } collect)
        {
            await GuardedAsync(tally, () => collector.CollectAsync(scope, collect, ct));
        }

        await Runs.ReviveAsync(scope, state, ct);
        foreach (var item in scope.Lease.Items)
        {
            await scope.CommitAsync(item.Kind == FlowLanes.Look ? await schedules.NextAsync(scope, item, ct) : [scope.Done(item)], ct);
        }

        return LaneRest.None;
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
