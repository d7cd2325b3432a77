using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Brings the changes of a flow's source in, whatever tells of them: hints of records, looks at feeds and pages, sweeps. Collects, and looks
/// again at what lacked something.</summary>
internal sealed class IntakeWork(
    FlowRereads rereads, FlowIntake intake, HintIntake hints, FeedIntake feeds, DeleteSweep sweep, FlowCollector collector, FlowSchedules schedules,
    IStateStore state, ExpiredEntries expired)
{
    /// <returns>Hints that were not answered. A read that broke off leaves nothing: it goes on from its checkpoint when the next one is asked
    /// for.</returns>
    public async Task<LaneRest> DoAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var items = scope.Lease.Items;
        scope.Origin = new(RunOrigin.Event);
        var rest = await hints.DoAsync(scope, items.Where(item => item.Kind == FlowLanes.Hint), tally, ct);
        if (items.Where(item => item.Kind is FlowLanes.Read or FlowLanes.Look).ToArray() is { Length: > 0 } reads)
        {
            scope.Origin = OriginOf(scope, reads);
            await ReadAsync(scope, reads.All(item => item.Kind == FlowLanes.Look), tally, ct);
            await EndAsync(scope, reads, ct);
        }

        scope.Origin = new(RunOrigin.Sweep);
        foreach (var item in items.Where(item => item.Kind == FlowLanes.Sweep))
        {
            await GuardedAsync(tally, () => sweep.DoAsync(scope, FlowLanes.IsConfirmed(item), tally, ct));
            await EndAsync(scope, [item], ct);
        }

        return rest;
    }

    private async Task ReadAsync(FlowScope scope, bool byItself, FlowTally tally, CancellationToken ct)
    {
        await GuardedAsync(tally, () => rereads.ReadAsync(scope, tally, ct));
        // What is collected while a read broke off would be split over two documents.
        if (await GuardedAsync(tally, () => ReadSourceAsync(scope, byItself, tally, ct)) && scope.Flow.Trigger.Collect is { } collect)
        {
            await GuardedAsync(tally, () => collector.CollectAsync(scope, collect, ct));
        }

        await Runs.ReviveAsync(scope, state, ct);
        await expired.RemoveAsync(scope.TenantId, ct);
    }

    /// <summary>The feed where there is one, for looks that come by themselves. Pages for the first time, since a feed does not tell of what was
    /// there before, and when somebody asks.</summary>
    private async Task ReadSourceAsync(FlowScope scope, bool byItself, FlowTally tally, CancellationToken ct)
    {
        var connection = scope.InRole(scope.Flow.Trigger.Role);
        var mode = FlowBinding.Of(scope.Tenant.Tenant, scope.Flow.Name)?.Trigger;
        if (byItself && mode is TriggerMode.Poll or TriggerMode.Webhook && FeedIntake.TryFind(scope, connection, out var feed))
        {
            // First the feed: what changes while pages are read is told by the next of it.
            await feeds.ReadAsync(scope, connection, feed, ct);
            if (await intake.FindCheckpointAsync(scope, connection, ct) is not null)
            {
                return;
            }
        }

        await intake.ReadAsync(scope, tally, ct);
    }

    /// <summary>Of several that ask for one read, a person comes first.</summary>
    private static RunOrigin OriginOf(FlowScope scope, State.WorkItem[] reads) =>
        reads.Where(item => item.Kind == FlowLanes.Read).Select(item => RunOrigin.Of(item.Payload)).OrderByDescending(origin => origin.By is not null)
            .FirstOrDefault() ?? new(
                FlowBinding.Of(scope.Tenant.Tenant, scope.Flow.Name)?.Trigger == TriggerMode.Schedule ? RunOrigin.Schedule : RunOrigin.Poll);

    private async Task EndAsync(FlowScope scope, IEnumerable<WorkItem> items, CancellationToken ct)
    {
        foreach (var item in items)
        {
            await scope.CommitAsync(FlowLanes.IsStanding(item) ? await schedules.NextAsync(scope, item, ct) : [scope.Done(item)], ct);
        }
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
