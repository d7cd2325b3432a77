using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>What records that were read cause: the same for pages and for records that were asked for one by one. Reads state, returns
/// changes.</summary>
internal sealed class RecordAcceptance(
    IStateStore state, IEchoFilter echoes, ChangeStarts starts, RecordDeletes deletes, LetterBook letters, TimeProvider time,
    IRecordValidator? validator = null)
{
    /// <summary>How often a commit is decided anew.</summary>
    private const int MaxConflicts = 5;

    /// <summary>Takes records in: what they cause and some further changes are one commit.</summary>
    public Task TakeAsync(
        FlowScope scope, Connection connection, IReadOnlyCollection<ReadResult> results, bool isCurrent, IEnumerable<StateChange> with,
        FlowTally tally, CancellationToken ct)
    {
        var last = with.ToArray();
        return TakeAsync(scope, connection, results, isCurrent, _ => new(last), tally, ct);
    }

    /// <summary>The same, where the further changes depend on what is stored.</summary>
    /// <param name="scope">The flow.</param>
    /// <param name="connection">Where they were read.</param>
    /// <param name="results">The records, in the vendor's order.</param>
    /// <param name="isCurrent">Whether they were asked for by id, so that they are as they stand now; lists of vendors may lag behind.</param>
    /// <param name="with">Makes the further changes, with counts of its own.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the work before the commit.</param>
    public async Task TakeAsync(
        FlowScope scope, Connection connection, IReadOnlyCollection<ReadResult> results, bool isCurrent,
        Func<FlowTally, ValueTask<IReadOnlyCollection<StateChange>>> with, FlowTally tally, CancellationToken ct) =>
        await CommitAsync(scope, connection, await JudgeAsync(scope, connection, results, isCurrent, ct), with, tally, ct);

    /// <summary>What records cause, as things stand now. Nothing is done yet.</summary>
    /// <param name="scope">The flow.</param>
    /// <param name="connection">Where they were read.</param>
    /// <param name="results">The records, in the vendor's order.</param>
    /// <param name="isCurrent">Whether they were asked for by id.</param>
    /// <param name="ct">Ends the work.</param>
    public ValueTask<JudgedRecords> JudgeAsync(
        FlowScope scope, Connection connection, IReadOnlyCollection<ReadResult> results, bool isCurrent, CancellationToken ct) =>
        JudgeAsync(scope, connection, results, isCurrent, isRepeated: false, ct);

    /// <summary>Commits what records cause, with further changes. Where a person decided about a letter, or an older run came to its end at the same
    /// time, all of them are judged anew.</summary>
    /// <param name="scope">The flow.</param>
    /// <param name="connection">Where they were read.</param>
    /// <param name="judged">What they cause.</param>
    /// <param name="with">Makes the further changes, with counts of its own.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="ct">Ends the work before the commit.</param>
    public async Task CommitAsync(
        FlowScope scope, Connection connection, JudgedRecords judged, Func<FlowTally, ValueTask<IReadOnlyCollection<StateChange>>> with,
        FlowTally tally, CancellationToken ct)
    {
        for (var conflicts = 0; ; conflicts++)
        {
            var last = await with(judged.Counts);
            try
            {
                await scope.CommitAsync([.. judged.Changes, .. last], ct);
                tally.AddIntake(judged.Counts);
                scope.Telemetry.Took(scope, connection, judged.Counts);
                return;
            }
            catch (StateConflictException) when (conflicts < MaxConflicts)
            {
                // Nothing of it was done.
                judged = await JudgeAsync(scope, connection, judged.Results, judged.IsCurrent, isRepeated: true, ct);
            }
        }
    }

    private async ValueTask<JudgedRecords> JudgeAsync(
        FlowScope scope, Connection connection, IReadOnlyCollection<ReadResult> results, bool isCurrent, bool isRepeated, CancellationToken ct)
    {
        var counts = new FlowTally("", "", null);
        return new(results, isCurrent, await AcceptAsync(scope, connection, results, isCurrent, isRepeated, counts, ct), counts);
    }

    private async ValueTask<ICollection<StateChange>> AcceptAsync(
        FlowScope scope, Connection connection, IReadOnlyCollection<ReadResult> results, bool isCurrent, bool isRepeated, FlowTally tally,
        CancellationToken ct)
    {
        var newest = Newest(results).Select(result => new NamedRecord(scope, connection, result)).ToArray();
        var known = await KnownAsync(newest, ct);
        // Most cause a run, its place in a lane and a note that they were seen.
        var changes = new Dictionary<StateKey, StateChange>(3 * newest.Length);
        foreach (var record in newest)
        {
            foreach (var change in await AcceptAsync(scope, connection, record, isCurrent, isRepeated, known, tally, ct))
            {
                changes[change.Key] = change;
            }
        }

        tally.Read += results.Count;
        return changes.Values;
    }

    /// <summary>A record that moved while pages were read comes twice: its last form counts.</summary>
    private static IEnumerable<ReadResult> Newest(IReadOnlyCollection<ReadResult> results)
    {
        var last = new Dictionary<VendorKey, ReadResult>();
        foreach (var result in results.Where(result => result.Source.Key.Id.Length > 0))
        {
            if (!last.TryGetValue(result.Source.Key, out var other) || !(result.Source.ModifiedAt < other.Source.ModifiedAt))
            {
                last[result.Source.Key] = result;
            }
        }

        return results.Where(result => result.Source.Key.Id.Length == 0 || ReferenceEquals(last[result.Source.Key], result));
    }

    private async ValueTask<IReadOnlyDictionary<StateKey, StateEntry>> KnownAsync(NamedRecord[] records, CancellationToken ct)
    {
        var keys = new List<StateKey>(5 * records.Length);
        foreach (var record in records)
        {
            keys.AddRange([record.Seen, record.Claim, record.Grave, record.Letter, record.Sent]);
        }

        return (await state.FindAsync(keys, ct)).ToDictionary(entry => entry.Key);
    }

    private async ValueTask<IEnumerable<StateChange>> AcceptAsync(
        FlowScope scope, Connection connection, NamedRecord record, bool isCurrent, bool isRepeated,
        IReadOnlyDictionary<StateKey, StateEntry> known, FlowTally tally, CancellationToken ct)
    {
        var result = record.Result;
        var tombstone = Tombstones.In(known, record.Grave);
        if (result.Source.State == RecordState.Deleted)
        {
            return await GoneAsync(scope, connection, result.Source, tombstone, isCurrent, tally, ct);
        }

        if (tombstone is { Confidence: > DeleteConfidence.Candidate } && !isCurrent)
        {
            // Lists lag behind: whether it came back is told by the record itself.
            var hint = new HintRecord(connection.Settings.Name, result.Source.Key.Object, result.Source.Key.Id, ChangeKind.Updated);
            return [Hints.Ask(scope.TenantId, scope.Flow.Name, hint, WorkClass.Bulk)];
        }

        var seen = known.TryGetValue(record.Seen, out var entry)
            ? FlowSets.Read(entry, FlowJson.Default.SeenRecord) : null;
        if (seen is { IsGone: false } && seen.IsNewerThan(result.Source))
        {
            tally.Stale++;
            return [];
        }

        ImmutableArray<StateChange> back = tombstone is null ? []
            :
            [
                new StateChange.Remove(record.Grave, known[record.Grave].ETag),
                .. await MergedKeys.SplitAsync(state, scope.TenantId, tombstone.Key, ct),
            ];
        return
        [
            .. back,
            .. result.Record.IsSuccess
                ? await AcceptAsync(scope, connection, record, seen, isRepeated, known, tally, ct)
                : await RefuseAsync(scope, record, result.Record.Faults, tally, ct),
        ];
    }

    private async ValueTask<IEnumerable<StateChange>> AcceptAsync(
        FlowScope scope, Connection connection, NamedRecord named, SeenRecord? seen, bool isRepeated,
        IReadOnlyDictionary<StateKey, StateEntry> known, FlowTally tally, CancellationToken ct)
    {
        var (result, recordKey) = (named.Result, named.Key);
        var record = result.Record.Value!;
        var closed = known.TryGetValue(named.Letter, out var letter) ? LetterEntries.Close(letter, time.GetUtcNow()) : [];
        if (seen is not null && string.Equals(seen.ContentHash, record.ContentHash, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            // An earlier form that arrives late must not count as a change after this one.
            return seen.IsOlderThan(result.Source) ? [.. closed, ChangeStarts.Seen(scope, recordKey, seen.At(result.Source))] : closed;
        }

        var handled = SeenRecord.After(seen, record.ContentHash, result.Source);
        using var json = JsonDocument.Parse(record.Json);
        if (!scope.Flow.Trigger.When.Holds(json.RootElement))
        {
            tally.Ignored++;
            return [.. closed, ChangeStarts.Seen(scope, recordKey, handled)];
        }

        if (Breaches(scope, record) is { IsEmpty: false } breaches)
        {
            return await RefuseAsync(scope, named, breaches, tally, ct);
        }

        var echo = echoes.Judge(connection, record, known.GetValueOrDefault(named.Sent));
        if (echo.IsOwn)
        {
            tally.Echoes++;
            return [.. closed, .. echo.Changes, ChangeStarts.Seen(scope, recordKey, handled)];
        }

        var claim = known.GetValueOrDefault(named.Claim);
        var started = await starts.ChangedAsync(scope, recordKey, result, handled, json.RootElement, claim, isRepeated, tally, ct);
        return [.. closed, .. echo.Changes, .. started];
    }

    private async ValueTask<IEnumerable<StateChange>> GoneAsync(
        FlowScope scope, Connection connection, VendorRecord source, Tombstone? known, bool isCurrent, FlowTally tally, CancellationToken ct)
    {
        if (source.MergedInto is not { } into)
        {
            return await deletes.DeleteAsync(
                scope, connection, source.Key, DeleteKind.SoftDeleted, Tombstone.ByFlag, DeleteConfidence.Certain, tally, ct);
        }

        if (isCurrent)
        {
            return await deletes.DeleteAsync(
                scope, connection, source.Key, DeleteKind.Merged, Tombstone.ByFlag, DeleteConfidence.Certain, tally, ct, into);
        }

        // Two of a page may have become one record: each merge is a commit of its own, as hints of merges are.
        var hint = new HintRecord(connection.Settings.Name, source.Key.Object, source.Key.Id, ChangeKind.Merged) { MergedInto = into };
        return known?.MergedInto is null ? [Hints.Ask(scope.TenantId, scope.Flow.Name, hint, WorkClass.Bulk)] : [];
    }

    private async ValueTask<ImmutableArray<StateChange>> RefuseAsync(
        FlowScope scope, NamedRecord record, ImmutableArray<Fault> faults, FlowTally tally, CancellationToken ct)
    {
        tally.Refused++;
        return await letters.OfReadingAsync(scope, record.Key, record.Result with { Record = Outcome<CanonicalRecord>.Failed(faults) }, ct);
    }

    /// <summary>What the contract does not allow about a wanted record, where the flow asks.</summary>
    private ImmutableArray<Fault> Breaches(FlowScope scope, CanonicalRecord record) => !scope.Flow.Validate ? []
        : validator?.Validate(record) ?? throw new ConnectorException(new(FaultKind.Configuration, FlowCheck.NoValidator(scope.Flow)));
}
