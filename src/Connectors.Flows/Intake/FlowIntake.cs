using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>From the trigger's source to runs or inbox. What a page causes and its checkpoint are one commit.</summary>
internal sealed class FlowIntake(
    IEntityReader reader, IStateStore state, IEchoFilter echoes, RunStarts starts, LetterBook letters, TimeProvider time,
        IRecordValidator? validator = null)
{
    private const int MaxConflicts = 5;

    public async Task ReadAsync(FlowScope scope, FlowTally tally, CancellationToken ct)
    {
        var trigger = scope.Flow.Trigger;
        var connection = scope.InRole(trigger.Role);
        var stream = $"{scope.Flow.Name}/{trigger.Entity}";
        var from = await Checkpoints.FindAsync(state, scope.TenantId, connection.Settings.Name, stream, ct);
        await foreach (var page in reader.ReadAsync(connection, trigger.Entity, from, scope.Flow.Provenance, ct))
        {
            var checkpoint = Checkpoints.Advance(scope.TenantId, connection.Settings.Name, stream, page.Next, time.GetUtcNow());
            await TakeAsync(scope, connection, page.Records, [checkpoint], tally, ct);
            tally.Show("reading", tally.Read);
        }
    }

    /// <summary>Takes records in: what they cause and some further changes are one commit. Where a person decided about a letter, or an older run
    /// came to
    /// its end at the same time, the records are judged anew.</summary>
    public async Task TakeAsync(
        FlowScope scope, Connection connection, ImmutableArray<ReadResult> records, IEnumerable<StateChange> with, FlowTally tally,
        CancellationToken ct)
    {
        var last = with.ToArray();
        for (var conflicts = 0; ; conflicts++)
        {
            var counts = new FlowTally("", "", null);
            var changes = new Dictionary<StateKey, StateChange>();
            var known = await KnownAsync(scope, connection, records, ct);
            foreach (var result in records)
            {
                counts.Read++;
                foreach (var change in await AcceptAsync(scope, connection, result, known, counts, ct))
                {
                    changes[change.Key] = change;
                }
            }

            try
            {
                await scope.CommitAsync([.. changes.Values, .. last], ct);
                tally.AddIntake(counts);
                return;
            }
            catch (StateConflictException) when (conflicts < MaxConflicts)
            {
                // Nothing of it was done.
            }
        }
    }

    private async ValueTask<IReadOnlyDictionary<StateKey, StateEntry>> KnownAsync(
        FlowScope scope, Connection connection, ImmutableArray<ReadResult> records, CancellationToken ct)
    {
        var keys = records.SelectMany(result =>
        {
            var recordKey = RecordKey(scope, connection, result);
            return new[]
            {
                new StateKey(scope.TenantId, FlowSets.Seen, recordKey),
                new StateKey(scope.TenantId, FlowSets.Claim, recordKey),
                DeadLetters.KeyOf(scope.TenantId, recordKey, DeadLetters.ReadStage),
                SentRecords.KeyOf(connection, result.Source.Key),
            };
        });
        return (await state.FindAsync([.. keys], ct)).ToDictionary(entry => entry.Key);
    }

    private async ValueTask<IEnumerable<StateChange>> AcceptAsync(
        FlowScope scope, Connection connection, ReadResult result, IReadOnlyDictionary<StateKey, StateEntry> known, FlowTally tally,
        CancellationToken ct)
    {
        var recordKey = RecordKey(scope, connection, result);
        if (!result.Record.IsSuccess)
        {
            tally.Refused++;
            return await letters.OfReadingAsync(scope, recordKey, result, ct);
        }

        var record = result.Record.Value;
        var seen = known.TryGetValue(new(scope.TenantId, FlowSets.Seen, recordKey), out var entry)
            ? FlowSets.Read(entry, FlowJson.Default.SeenRecord) : null;
        var closed = known.TryGetValue(DeadLetters.KeyOf(scope.TenantId, recordKey, DeadLetters.ReadStage), out var letter)
            ? LetterEntries.Close(letter, time.GetUtcNow()) : [];
        if (seen is not null && string.Equals(seen.ContentHash, record.ContentHash, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            return closed;
        }

        var handled = new SeenRecord(record.ContentHash, (seen?.Change ?? 0) + 1, seen?.Run);
        using var json = JsonDocument.Parse(record.Json);
        if (record.State == RecordState.Deleted || !scope.Flow.Trigger.When.Holds(json.RootElement))
        {
            tally.Ignored++;
            return [.. closed, Seen(scope, recordKey, handled)];
        }

        if (Breaches(scope, record) is { IsEmpty: false } breaches)
        {
            tally.Refused++;
            return await letters.OfReadingAsync(scope, recordKey, result with { Record = Outcome<CanonicalRecord>.Failed(breaches) }, ct);
        }

        var echo = echoes.Judge(connection, record, known.GetValueOrDefault(SentRecords.KeyOf(connection, result.Source.Key)));
        if (echo.IsOwn)
        {
            tally.Echoes++;
            return [.. closed, .. echo.Changes, Seen(scope, recordKey, handled)];
        }

        return [.. closed, .. echo.Changes, .. await ChangedAsync(scope, recordKey, result, handled, json.RootElement, known, tally, ct)];
    }

    /// <summary>What the contract does not allow about a wanted record, where the flow asks.</summary>
    private ImmutableArray<Fault> Breaches(FlowScope scope, CanonicalRecord record) => !scope.Flow.Validate ? []
        : validator?.Validate(record) ?? throw new ConnectorException(new(FaultKind.Configuration, FlowCheck.NoValidator(scope.Flow)));

    /// <summary>What a change that others made causes: a run, a place in the inbox, or a letter when the record is on a document already.</summary>
    private async ValueTask<IEnumerable<StateChange>> ChangedAsync(
        FlowScope scope, string recordKey, ReadResult result, SeenRecord seen, JsonElement json, IReadOnlyDictionary<StateKey, StateEntry> known,
        FlowTally tally, CancellationToken ct)
    {
        var record = result.Record.Value!;
        if (known.TryGetValue(new(scope.TenantId, FlowSets.Claim, recordKey), out var claim))
        {
            var claimed = FlowSets.Read(claim, FlowJson.Default.ClaimRecord);
            return [Seen(scope, recordKey, seen), .. await ChangedAfterClaimAsync(scope, recordKey, result, record, claimed, tally, ct)];
        }

        tally.Accepted++;
        if (scope.Flow.Trigger.Collect is { } collect)
        {
            return [Seen(scope, recordKey, seen), Collected(scope, recordKey, collect, record, json)];
        }

        var (started, run) = await starts.StartAsync(scope, record, json, seen, tally, ct);
        return [.. started, Seen(scope, recordKey, seen with { Run = run })];
    }

    /// <summary>A record that is on a document already must not change: its new
    /// version is parked for a person, never put on a second document.</summary>
    private async ValueTask<ImmutableArray<StateChange>> ChangedAfterClaimAsync(
        FlowScope scope, string recordKey, ReadResult result, CanonicalRecord record, ClaimRecord claim, FlowTally tally,
        CancellationToken ct)
    {
        if (string.Equals(claim.Version, record.Source.Version, StringComparison.Ordinal))
        {
            tally.Unchanged++;
            return [];
        }

        tally.Refused++;
        return [await letters.OfLateChangeAsync(scope, recordKey, result, claim.RunId, ct)];
    }

    private static StateChange Collected(FlowScope scope, string recordKey, FlowCollect collect, CanonicalRecord record, JsonElement json)
    {
        var group = string.Join('\u001f', collect.By.Select(path => CanonicalPath.Text(json, path) ?? ""));
        return FlowSets.Set(
            scope.TenantId, FlowSets.Inbox, recordKey, new(group, Envelopes.ToJson(record)), FlowJson.Default.InboxRecord, null,
            $"{scope.Flow.Name}:inbox");
    }

    private static StateChange Seen(FlowScope scope, string recordKey, SeenRecord seen) =>
        FlowSets.Set(scope.TenantId, FlowSets.Seen, recordKey, seen, FlowJson.Default.SeenRecord);

    private static string RecordKey(FlowScope scope, Connection connection, ReadResult result)
    {
        var id = result.Source.Key.Id.Length > 0 ? result.Source.Key.Id : $"#{BodyHash.Of(result.Source.Json.Span)}";
        return $"{scope.Flow.Name}/{connection.Settings.Name}/{result.Source.Key.Object}/{id}";
    }
}
