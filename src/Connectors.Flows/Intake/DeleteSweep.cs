using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Looks through everything that the source has: what was missed is caught up, and what is known but was not seen may be deleted. That is
/// only recorded, since a list can hide records; and when too much is missing, somebody is asked.</summary>
internal sealed class DeleteSweep(IStateStore state, FlowIntake intake, RecordDeletes deletes, LetterBook letters)
{
    private const int Part = 100;

    /// <param name="scope">The flow.</param>
    /// <param name="isConfirmed">Whether somebody has said that much is missing rightly.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the sweep; the next one begins anew.</param>
    public async Task DoAsync(FlowScope scope, bool isConfirmed, FlowTally tally, CancellationToken ct)
    {
        var connection = scope.InRole(scope.Flow.Trigger.Role);
        if (await intake.ScanAsync(scope, tally, ct) is not { } found)
        {
            // Without its last page nothing is known of what it did not show.
            return;
        }

        var vendorObject = scope.Tenant.Mappings.InboundFor(connection.Settings.System, scope.Flow.Trigger.Entity).Object!;
        var (missing, known) = await MissingAsync(scope, connection, vendorObject, found, ct);
        var all = RecordKeys.Prefix(scope, connection, vendorObject) + "*";
        if (!isConfirmed && missing.Count > Math.Max(20, known / 100))
        {
            tally.Refused++;
            await scope.CommitAsync([await letters.OfBrakeAsync(scope, all, missing.Count, BrakeTexts.NotSeen(missing.Count, known), ct)], ct);
            return;
        }

        foreach (var part in missing.Chunk(Part))
        {
            var changes = new List<StateChange>();
            foreach (var key in part)
            {
                changes.AddRange(await deletes.DeleteAsync(
                    scope, connection, key, DeleteKind.NotSeen, Tombstone.ByScan, DeleteConfidence.Candidate, tally, ct));
            }

            await scope.CommitAsync(changes, ct);
        }

        await scope.CommitAsync(await letters.CloseSweepAsync(scope, all, ct), ct);
    }

    private async ValueTask<(List<VendorKey> Missing, long Known)> MissingAsync(
        FlowScope scope, Connection connection, string vendorObject, HashSet<VendorKey> found, CancellationToken ct)
    {
        var prefix = RecordKeys.Prefix(scope, connection, vendorObject);
        var (missing, known) = (new List<VendorKey>(), 0L);
        var query = new StateQuery(scope.TenantId, FlowSets.Seen) { After = prefix, Take = 500 };
        for (var count = 500; count == 500;)
        {
            count = 0;
            await foreach (var entry in state.QueryAsync(query, ct))
            {
                if (!entry.Key.Key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return (missing, known);
                }

                count++;
                query = query with { After = entry.Key.Key };
                if (FlowSets.Read(entry, FlowJson.Default.SeenRecord).IsGone)
                {
                    continue;
                }

                known++;
                if (new VendorKey(vendorObject, entry.Key.Key[prefix.Length..]) is var key && !found.Contains(key) && !key.Id.StartsWith('#'))
                {
                    missing.Add(key);
                }
            }
        }

        return (missing, known);
    }
}
