using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From the pages of the trigger's source to runs or inbox. What a page causes and its checkpoint are one commit.</summary>
internal sealed class FlowIntake(IEntityReader reader, IStateStore state, RecordAcceptance acceptance, TimeProvider time)
{
    /// <summary>Reads from the checkpoint on. While a page is committed, the next one is fetched and judged, unless it has a record in common with
    /// it; pages are committed one after the other.</summary>
    public async Task ReadAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var connection = scope.InRole(scope.Flow.Trigger.Role);
        var watch = new PageWatch(connection.Settings.System, scope.Flow.Trigger.Entity);
        var from = await FindCheckpointAsync(scope, connection, ct);
        var (commit, committing) = (Task.CompletedTask, new HashSet<VendorKey>());
        try
        {
            await foreach (var page in reader.ReadAsync(connection, scope.Flow.Trigger.Entity, from, scope.Flow.Provenance, ct))
            {
                watch.Look(page);
                var keys = page.Records.Select(result => result.Source.Key).ToHashSet();
                if (keys.Overlaps(committing))
                {
                    await commit;
                }

                var judged = await acceptance.JudgeAsync(scope, connection, page.Records, isCurrent: false, ct);
                await commit;
                (commit, committing) = (CommitAsync(scope, connection, judged, page.Next, tally, ct), keys);
            }
        }
        finally
        {
            await commit;
        }
    }

    /// <summary>Reads everything, whatever was read before, and leaves the checkpoint alone.</summary>
    /// <returns>The keys of all records; null when the read did not come to its end.</returns>
    public async Task<HashSet<VendorKey>?> ScanAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var (keys, isComplete) = (new HashSet<VendorKey>(), false);
        var connection = scope.InRole(scope.Flow.Trigger.Role);
        var watch = new PageWatch(connection.Settings.System, scope.Flow.Trigger.Entity);
        await foreach (var page in reader.ReadAsync(connection, scope.Flow.Trigger.Entity, null, scope.Flow.Provenance, ct))
        {
            watch.Look(page);
            isComplete = page.IsLast;
            keys.UnionWith(page.Records.Select(result => result.Source.Key));
            await acceptance.TakeAsync(scope, connection, page.Records, isCurrent: false, [], tally, ct);
            tally.Show("reading", tally.Read);
        }

        return isComplete ? keys : null;
    }

    /// <summary>How far the pages have been read; null when they never were.</summary>
    public ValueTask<Cursor?> FindCheckpointAsync(FlowScope scope, Connection connection, CancellationToken ct) =>
        Checkpoints.FindAsync(state, scope.TenantId, connection.Settings.Name, StreamOf(scope), ct);

    private async Task CommitAsync(
        FlowScope scope, Connection connection, JudgedRecords judged, Cursor next, FlowTally tally, CancellationToken ct)
    {
        var checkpoint = Checkpoints.Advance(scope.TenantId, connection.Settings.Name, StreamOf(scope), next, time.GetUtcNow());
        await acceptance.CommitAsync(scope, connection, judged, _ => new([checkpoint]), tally, ct);
        tally.Show("reading", tally.Read);
    }

    private static string StreamOf(FlowScope scope) => $"{scope.Flow.Name}/{scope.Flow.Trigger.Entity}";
}
