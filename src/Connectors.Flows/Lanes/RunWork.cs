using Connectors.Faults;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Carries the runs of a lease on, in passes: what was written may be what others wait for, such as the task above a task, so that these are
/// tried again as long as that helps.</summary>
internal sealed class RunWork(RunExecutor executor, LateWriteLook looks)
{
    /// <summary>How long a run waits whose state was changed by someone else at the same time.</summary>
    private static readonly TimeSpan Conflict = TimeSpan.FromSeconds(1);

    /// <returns>Items that were not looked at because a conversation broke or the process stops.</returns>
    public async Task<LaneRest> DoAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var due = scope.Lease.Items.ToList();
        var before = -1;
        while (before != tally.Progress && due.Count > 0)
        {
            before = tally.Progress;
            var (again, rest) = await PassAsync(scope, due, isLast: false, tally, ct);
            if (!rest.Items.IsEmpty)
            {
                return rest with { Items = [.. again, .. rest.Items] };
            }

            due = again;
        }

        // Only then they get a time to wait for: a kill before leaves them ready, so that the next execution goes on as this one would have.
        var (waiting, last) = await PassAsync(scope, due, isLast: true, tally, ct);
        tally.Waiting += waiting.Count;
        return last;
    }

    private async Task<(List<WorkItem> Again, LaneRest Left)> PassAsync(
        FlowScope scope, List<WorkItem> due, bool isLast, FlowTally tally, CancellationToken ct)
    {
        var again = new List<WorkItem>();
        for (var index = 0; index < due.Count; index++)
        {
            if (scope.Stopping.IsCancellationRequested)
            {
                return (again, new([.. due.Skip(index)], null));
            }

            tally.ShowRuns(due.Count - index);
            try
            {
                switch (await DoAsync(scope, due[index], isLast, tally, ct))
                {
                    case RunEnd.Waits: tally.Waiting++; break;
                    case RunEnd.WantsOther: again.Add(due[index]); break;
                }
            }
            catch (StateConflictException) when (!isLast)
            {
                again.Add(due[index]);
            }
            catch (StateConflictException)
            {
                await scope.CommitAsync([scope.PutOff(due[index], Conflict)], ct);
                scope.Telemetry.PutOff(scope, FlowLanes.RunOf(due[index]), "Conflict", Conflict);
                tally.Waiting++;
            }
            catch (ConnectorException broken)
            {
                return (again, new([.. due.Skip(index)], broken.Fault));
            }
        }

        return (again, LaneRest.None);
    }

    private Task<RunEnd> DoAsync(FlowScope scope, WorkItem item, bool isLast, FlowTally tally, CancellationToken ct) =>
        item.Kind == FlowLanes.Again ? looks.DoAsync(scope, item, tally, ct) : executor.RunAsync(scope, item, isLast, tally, ct);
}
