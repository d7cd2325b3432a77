using System.Globalization;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What it causes that a record is gone at its source: a tombstone, and an end to what has not begun. No flow deletes at a target.</summary>
internal sealed class RecordDeletes(IStateStore state, RunStops stops, LetterBook letters, TimeProvider time)
{
    /// <summary>Records that may vanish within an hour without that anybody told it.</summary>
    private const int MaxAbsent = 20;

    /// <summary>Whether so many vanished in this hour that they are rather hidden from us than deleted.</summary>
    public async ValueTask<bool> IsBrakedAsync(FlowScope scope, CancellationToken ct)
    {
        var query = new StateQuery(scope.TenantId, FlowSets.Tombstone) { IndexKey = AbsentIn(scope, time.GetUtcNow()), Take = MaxAbsent };
        return await state.QueryAsync(query, ct).CountAsync(ct) == MaxAbsent;
    }

    /// <summary>The changes; none when it is known already.</summary>
    public async ValueTask<ImmutableArray<StateChange>> DeleteAsync(
        FlowScope scope, Connection connection, VendorKey key, DeleteKind kind, string detectedBy, DeleteConfidence confidence, FlowTally tally,
        CancellationToken ct, string? mergedInto = null)
    {
        var recordKey = RecordKeys.Of(scope, connection, key);
        var (grave, seenKey, claimKey, inboxKey) = (Tombstones.KeyOf(scope.TenantId, recordKey), In(FlowSets.Seen), In(FlowSets.Claim),
            In(FlowSets.Inbox));
        var letterKey = DeadLetters.KeyOf(scope.TenantId, recordKey, DeadLetters.ReadStage);
        var known = (await state.FindAsync([grave, seenKey, claimKey, inboxKey, letterKey], ct)).ToDictionary(entry => entry.Key);
        var before = Tombstones.In(known, grave);
        if (before is not null && before.Confidence >= confidence && (mergedInto is null || before.MergedInto is not null))
        {
            return [];
        }

        var seen = known.TryGetValue(seenKey, out var entry) ? FlowSets.Read(entry, FlowJson.Default.SeenRecord) : null;
        var reference = new VendorReference(connection.Settings.System, connection.Settings.Name, key.Object, key.Id);
        var tombstone = new Tombstone(scope.Flow.Trigger.Entity, reference, kind, detectedBy, confidence, time.GetUtcNow(),
            seen is { IsGone: false } ? seen.ContentHash : before?.LastHash)
        {
            MergedInto = mergedInto is null ? null : reference with { Value = mergedInto },
        };
        var stored = FlowSets.Set(
            scope.TenantId, FlowSets.Tombstone, recordKey, tombstone, IntakeJson.Tombstone, tombstone.At + Tombstone.Keep,
            detectedBy == Tombstone.ByAbsence ? [AbsentIn(scope, tombstone.At)] : []);
        if (confidence == DeleteConfidence.Candidate)
        {
            return [stored];
        }

        tally.Deleted++;
        var changes = ImmutableArray.CreateBuilder<StateChange>();
        changes.Add(stored);
        if (seen is not null)
        {
            changes.Add(FlowSets.Set(
                scope.TenantId, FlowSets.Seen, recordKey, seen with { ContentHash = SeenRecord.Gone }, FlowJson.Default.SeenRecord));
            changes.AddRange(await WithdrawAsync(scope, seen.Run, ct));
        }

        if (known.TryGetValue(inboxKey, out var waiting))
        {
            changes.Add(new StateChange.Remove(waiting.Key, waiting.ETag));
        }

        if (known.TryGetValue(letterKey, out var letter))
        {
            changes.AddRange(LetterEntries.Close(letter, time.GetUtcNow()));
        }

        if (known.TryGetValue(claimKey, out var claim))
        {
            var run = FlowSets.Read(claim, FlowJson.Default.ClaimRecord).RunId;
            changes.Add(await letters.OfLateDeleteAsync(scope, recordKey, key, run, ct));
        }

        if (tombstone.MergedInto is { } into)
        {
            changes.AddRange(await MergeAsync(scope, recordKey, reference, into, ct));
        }

        return changes.ToImmutable();

        StateKey In(string set) => new(scope.TenantId, set, recordKey);
    }

    /// <summary>The id of the record that a record was merged into, as far as its tombstone tells; null when it was not.</summary>
    public async ValueTask<string?> SurvivorAsync(FlowScope scope, Connection connection, VendorKey key, CancellationToken ct) =>
        (await state.FindAsync([Tombstones.KeyOf(scope.TenantId, RecordKeys.Of(scope, connection, key))], ct)).SingleOrDefault() is { } grave
            ? FlowSets.Read(grave, IntakeJson.Tombstone).MergedInto?.Value : null;

    /// <summary>What refers to the merged record goes to the remaining one from now on, which is looked at. Of two records at a target none is
    /// touched: somebody is asked.</summary>
    private async ValueTask<IEnumerable<StateChange>> MergeAsync(
        FlowScope scope, string recordKey, VendorReference gone, VendorReference into, CancellationToken ct)
    {
        var merge = await MergedKeys.MergeAsync(state, scope.TenantId, scope.Flow.Trigger.Entity, gone, into, ct);
        var hint = new HintRecord(into.Connection, into.Object, into.Value, ChangeKind.Updated);
        IEnumerable<StateChange> told = merge.Doubles.IsEmpty ? [] : [await letters.OfMergeAsync(scope, recordKey, gone, into, merge.Doubles, ct)];
        return [.. merge.Changes, .. told, Hints.Ask(scope.TenantId, scope.Flow.Name, hint, WorkClass.Bulk)];
    }

    private static string AbsentIn(FlowScope scope, DateTimeOffset at) =>
        $"{scope.Flow.Name}:absent:{at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}";

    /// <summary>Takes out the runs of a record that have written nothing. What has begun is not cut off: its writes may be on their way.</summary>
    private async ValueTask<ImmutableArray<StateChange>> WithdrawAsync(FlowScope scope, string? last, CancellationToken ct)
    {
        var changes = ImmutableArray.CreateBuilder<StateChange>();
        for (var key = last; key is not null;)
        {
            var (run, etag) = await Runs.ReadAsync(state, scope.TenantId, key, ct);
            key = run.After;
            if (run.State is RunState.Done or RunState.Superseded or RunState.Abandoned ||
                 await Runs.HasBegunAsync(state, scope, run, ct))
            {
                continue;
            }

            var (closing, closed) = await stops.CloseLetterAsync(scope, run, ct);
            changes.AddRange(closing);
            changes.Add(Runs.Move(scope.TenantId, closed with { State = RunState.Superseded }, etag));
        }

        return changes.ToImmutable();
    }
}
