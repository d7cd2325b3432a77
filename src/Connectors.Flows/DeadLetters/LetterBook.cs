using System.Text.Json;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Writes letters as flows meet trouble: a repeat keeps the beginning, the decisions and the due time of the letter that is there.</summary>
internal sealed class LetterBook(IStateStore state, TimeProvider time)
{
    /// <summary>The letter of a record that cannot be read; nothing when somebody discarded exactly this content.</summary>
    public async ValueTask<ImmutableArray<StateChange>> OfReadingAsync(FlowScope scope, string recordKey, ReadResult result, CancellationToken ct)
    {
        var letter = OfSource(scope, DeadLetters.ReadStage, recordKey, null, scope.Flow.Trigger.Owner ?? "operations", result, result.Record.Faults);
        var closed = new StateKey(scope.TenantId, FlowSets.ClosedLetter, $"{recordKey}/{DeadLetters.ReadStage}");
        var known = await state.FindAsync([DeadLetters.KeyOf(scope.TenantId, recordKey, DeadLetters.ReadStage), closed], ct);
        var open = known.FirstOrDefault(entry => entry.Key.Set == FlowSets.DeadLetter);
        if (open is null && known.Count > 0 && FlowSets.Read(known[0], LetterJson.Letter) is { State: LetterState.Discarded } discarded
            && discarded.PayloadHash == letter.PayloadHash)
        {
            return [];
        }

        return [LetterEntries.Set(scope.TenantId, Again(open, letter))];
    }

    /// <summary>The letter of a record that changed although a document was made of it.</summary>
    public async ValueTask<StateChange> OfLateChangeAsync(FlowScope scope, string recordKey, ReadResult result, Guid runId, CancellationToken ct)
    {
        var fault = new Fault(FaultKind.Conflict, "The record changed after a document was made of it: correct it with a reversal and a new record.")
        {
            Rule = "immutable-after-claim",
        };
        var letter = OfSource(scope, DeadLetters.LateChangeStage, recordKey, runId, "finance", result, [fault]);
        return LetterEntries.Set(scope.TenantId, Again(await FindAsync(scope, recordKey, letter.Stage, ct), letter));
    }

    /// <summary>The letter of a record that was released and could not be read again; nothing when it was closed meanwhile.</summary>
    public async ValueTask<ImmutableArray<StateChange>> OfRereadAsync(FlowScope scope, string recordKey, Fault fault, CancellationToken ct)
    {
        if (await FindAsync(scope, recordKey, DeadLetters.ReadStage, ct) is not { } known)
        {
            return [];
        }

        var before = FlowSets.Read(known, LetterJson.Letter);
        var now = time.GetUtcNow();
        return
        [
            LetterEntries.Set(scope.TenantId, Again(known, before with
            {
                Faults = [fault], CauseGroup = LetterTexts.Cause([fault]), DueAt = now + LetterDeadlines.For([fault]), LastSeen = now,
            })),
        ];
    }

    /// <summary>The letter of a record that is gone although a document was made of it.</summary>
    public async ValueTask<StateChange> OfLateDeleteAsync(FlowScope scope, string recordKey, VendorKey key, Guid runId, CancellationToken ct)
    {
        var fault = new Fault(FaultKind.Conflict,
            "The record was deleted after a document was made of it: correct the document, or restore the record.")
        {
            Rule = "immutable-after-claim",
        };
        var letter = OfSource(scope, DeadLetters.LateChangeStage, recordKey, runId, "finance", RecordFetch.Refused(key, fault), [fault]);
        return LetterEntries.Set(scope.TenantId, Again(await FindAsync(scope, recordKey, letter.Stage, ct), letter));
    }

    /// <summary>The letter of a vendor's record that a write reached late and that is not put right by itself.</summary>
    public async ValueTask<StateChange> OfLateWriteAsync(FlowScope scope, Intent sent, ImmutableArray<Fault> faults, CancellationToken ct)
    {
        var id = sent.RecordId ?? sent.TargetId ?? sent.Key.Value;
        var step = scope.Flow.Steps.FirstOrDefault(candidate => candidate.Id == sent.Step);
        var letter = Letter(scope, DeadLetters.LateWriteStage, $"{scope.Flow.Name}/{sent.Connection}/{sent.Object}/{id}", sent.RunId,
            step?.Owner ?? FlowStep.Operations, faults, sent.Body) with
        {
            Entity = sent.Entity,
            Key = scope.Tenant.Tenant.Connections.FirstOrDefault(connection => connection.Name == sent.Connection) is { } at
                ? new(at.System, at.Name, sent.Object, id) : null,
            Blocked = new() { Counts = [new(sent.Entity, 1)] },
        };
        return LetterEntries.Set(scope.TenantId, Again(await FindAsync(scope, letter.Record, letter.Stage, ct), letter));
    }

    /// <summary>The question what becomes of two records at a target whose originals were merged.</summary>
    public async ValueTask<StateChange> OfMergeAsync(
        FlowScope scope, string recordKey, VendorReference merged, VendorReference into, ImmutableArray<KeyDouble> doubles, CancellationToken ct)
    {
        var pairs = string.Join(", ",
            doubles.Select(pair => $"{pair.Merged.Object} {pair.Merged.Value} and {pair.Kept.Value} at {pair.Kept.Connection}"));
        var fault = new Fault(FaultKind.Duplicate,
            $"{merged.Object} {merged.Value} was merged into {into.Value} at {merged.Connection}; there are two records of them elsewhere: {pairs}. "
                + "What refers to the first goes to the second from now on. Merge them there or keep both, then discard the letter.")
        {
            Rule = "merged",
        };
        var letter = Letter(scope, DeadLetters.MergeStage, recordKey, null, scope.Flow.Trigger.Owner ?? FlowStep.Operations, [fault],
            JsonSerializer.SerializeToElement("")) with
        {
            Key = merged,
            Blocked = new() { Counts = [new(scope.Flow.Trigger.Entity, doubles.Length)] },
        };
        return LetterEntries.Set(scope.TenantId, Again(await FindAsync(scope, recordKey, letter.Stage, ct), letter));
    }

    /// <summary>The question whether so much was really deleted.</summary>
    public async ValueTask<StateChange> OfBrakeAsync(FlowScope scope, string recordKey, int missing, string message, CancellationToken ct)
    {
        var fault = new Fault(FaultKind.SourceInvalid, message) { Rule = "brake" };
        var letter = Letter(scope, DeadLetters.SweepStage, recordKey, null, "operations", [fault], JsonSerializer.SerializeToElement("")) with
        {
            Blocked = new() { Counts = [new(scope.Flow.Trigger.Entity, missing)] },
        };
        return LetterEntries.Set(scope.TenantId, Again(await FindAsync(scope, recordKey, letter.Stage, ct), letter));
    }

    /// <summary>The changes that close that question.</summary>
    public async ValueTask<ImmutableArray<StateChange>> CloseSweepAsync(FlowScope scope, string recordKey, CancellationToken ct) =>
        await FindAsync(scope, recordKey, DeadLetters.SweepStage, ct) is { } asked ? [.. LetterEntries.Close(asked, time.GetUtcNow())] : [];

    /// <summary>The letter of a run that stands still; null when the one that is there tells the same already and nobody released it.</summary>
    public async ValueTask<StateChange?> OfStopAsync(
        FlowScope scope, RunRecord run, string stage, string owner, ImmutableArray<Fault> faults, CancellationToken ct)
    {
        var known = await FindAsync(scope, run.Key, stage, ct);
        // A run that was released, waited and is parked again has its letter closed meanwhile: it is the same trouble still.
        var released = known is null && await FindAsync(scope, run.Key, stage, ct, FlowSets.ClosedLetter) is { } closed
            && FlowSets.Read(closed, LetterJson.Letter) is { State: LetterState.Replayed, RunId: var id } && id == run.Id ? closed : null;
        if (run.LetterStage == stage && known is not null && FlowSets.Read(known, LetterJson.Letter) is { State: not LetterState.Replayed } same
            && same.Faults.SequenceEqual(faults))
        {
            return null;
        }

        var sources = run.Sources.Select(Envelopes.FromJson).ToImmutableArray();
        var isSingle = scope.Flow.Trigger.Collect is null;
        var letter = Letter(scope, stage, run.Key, run.Id, owner, faults, JsonSerializer.SerializeToElement(run, FlowJson.Default.RunRecord)) with
        {
            Key = isSingle ? sources[0].Key : null,
            Blocked = BlockedRecords.Of(scope.Flow, run, sources),
            Brings = isSingle ? BlockedRecords.Brings(scope.Flow, run, sources[0]) : [],
        };
        return LetterEntries.Set(scope.TenantId, Again(known ?? released, letter));
    }

    private async ValueTask<StateEntry?> FindAsync(
        FlowScope scope, string record, string stage, CancellationToken ct, string set = FlowSets.DeadLetter) =>
        (await state.FindAsync([new(scope.TenantId, set, $"{record}/{stage}")], ct)).SingleOrDefault();

    private DeadLetter OfSource(
        FlowScope scope, string stage, string recordKey, Guid? runId, string owner, ReadResult result, ImmutableArray<Fault> faults)
    {
        var (system, connection) = (scope.InRole(scope.Flow.Trigger.Role).Settings.System, scope.InRole(scope.Flow.Trigger.Role).Settings.Name);
        return Letter(scope, stage, recordKey, runId, owner, faults, Payload(result.Source.Json)) with
        {
            Key = result.Source.Key.Id.Length == 0 ? null : new VendorReference(system, connection, result.Source.Key.Object, result.Source.Key.Id),
            Blocked = new() { Counts = [new(scope.Flow.Trigger.Entity, 1)] },
            PayloadHash = BodyHash.Of(result.Source.Json.Span),
        };
    }

    private DeadLetter Letter(
        FlowScope scope, string stage, string record, Guid? runId, string owner, ImmutableArray<Fault> faults, JsonElement payload)
    {
        var now = time.GetUtcNow();
        return new(
            scope.Flow.Name, stage, record, runId, LetterTexts.Owner(owner, faults), now, now + LetterDeadlines.For(faults),
                LetterTexts.Cause(faults),
            faults, payload)
        {
            Entity = scope.Flow.Trigger.Entity,
            LastSeen = now,
        };
    }

    private static DeadLetter Again(StateEntry? known, DeadLetter letter)
    {
        if (known is null)
        {
            return letter;
        }

        var before = FlowSets.Read(known, LetterJson.Letter);
        var isSame = before.CauseGroup == letter.CauseGroup;
        return letter with
        {
            FirstSeen = before.FirstSeen,
            DueAt = isSame ? before.DueAt : letter.DueAt,
            Attempts = before.Attempts + 1,
            State = isSame && before.State == LetterState.Acknowledged ? LetterState.Acknowledged : LetterState.Open,
            Decisions = before.Decisions,
        };
    }

    private static JsonElement Payload(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Bytes that are no JSON are kept as text, so that nothing is lost.
            return JsonSerializer.SerializeToElement(Convert.ToBase64String(json.Span));
        }
    }
}
