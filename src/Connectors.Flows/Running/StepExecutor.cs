using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.State;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>One step: draft, commit the intent, send, and hand back what confirms it. A step that was begun before never creates first: it
/// looks.</summary>
internal sealed class StepExecutor(IEntityWriter writer, IStateStore state, StepDrafts drafts, StepApprovals approvals, StandingRecords standing,
    IIdSource ids, TimeProvider time)
{
    public async ValueTask<StepEnd> RunAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        var connection = scope.Flow.InRole(step.Role);
        var key = new StateKey(scope.Flow.TenantId, FlowSets.Intent, $"{scope.Run.Id}/{step.Id}");
        if ((await state.FindAsync([key], ct)).SingleOrDefault() is { } stored)
        {
            return await ResumeAsync(scope.Flow, connection, FlowSets.Read(stored, FlowJson.Default.Intent), ct);
        }

        switch (await DraftAsync(scope, step, ct))
        {
            case StepDraft.Failed failed:
                return StepEnd.BeforeSending(failed.Faults);
            case StepDraft.Ready ready:
                return await BeginAsync(scope, step, connection, ready, ct);
            default:
                scope.Flow.Telemetry.Wrote(scope.Flow, connection, "skipped", scope.Run.Id);
                return new StepEnd.Done(Wrote: false, []);
        }
    }

    private async ValueTask<StepDraft> DraftAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        using var span = FlowSpans.Part(FlowTelemetryNames.Prepare);
        return await drafts.MakeAsync(scope, step, ct);
    }

    private async ValueTask<StepEnd> BeginAsync(RunScope scope, FlowStep step, Connection connection, StepDraft.Ready draft, CancellationToken ct)
    {
        if (await approvals.FindStopAsync(scope, step, connection, draft.Command, ct) is { } stop)
        {
            return stop;
        }

        var intent = ToIntent(scope.Run, step, connection, draft) with
        {
            Mappings = [.. RunVersions.Mappings(scope.Flow, step)], WasThere = await WasThereAsync(step, connection, draft.Command, ct),
            RunMappings = scope.Mapping?.Names ?? [],
        };
        var links = await CrossReferences.LinkAsync(state, scope.Flow.TenantId, step.Entity, draft.Id, [draft.Origin], ct);
        using (FlowSpans.Part(FlowTelemetryNames.Intent))
        {
            await CommitIntentAsync(scope, [.. links, .. scope.Mapping?.Kept ?? [], Put(scope.Flow, intent)], ct);
        }

        return await SendAsync(scope.Flow, connection, intent, draft.Command, ct);
    }

    /// <summary>From this commit on a run is not taken out any more, and one that was taken out in the meantime must not write: so the run is part of
    /// it.</summary>
    /// <exception cref="StateConflictException">It was taken out: nothing was sent.</exception>
    private async Task CommitIntentAsync(RunScope scope, IEnumerable<StateChange> changes, CancellationToken ct)
    {
        var (tenant, key) = (scope.Flow.TenantId, scope.Run.Key);
        var (run, etag) = await Runs.ReadAsync(state, tenant, key, ct);
        if (!run.IsOpen)
        {
            throw new StateConflictException(new(tenant, FlowSets.Run, key), scope.ETag, etag);
        }

        await scope.Flow.CommitAsync([.. changes, Runs.Touch(tenant, run, etag)], ct);
        (_, scope.ETag) = await Runs.ReadAsync(state, tenant, key, ct);
    }

    private async ValueTask<StepEnd> ResumeAsync(FlowScope scope, Connection connection, Intent intent, CancellationToken ct)
    {
        var target = intent.TargetId is { } id ? new VendorKey(intent.Object, id) : (VendorKey?)null;
        var command = new WriteCommand(intent.Verb, intent.Object, target, intent.Key, null, JsonSerializer.SerializeToUtf8Bytes(intent.Body));
        if (await FoundAsync(scope, connection, intent, ct) is { } found)
        {
            return found;
        }

        // The intent of a first try is committed under the fence; a repeat has no commit of its own, and looking the key up may have taken long.
        await scope.CommitAsync([], ct);
        var end = await SendAsync(scope, connection, intent, command, ct);
        return end is StepEnd.Refused
            ? new StepEnd.Refused(end.Faults,
                [Put(scope, intent with { State = IntentState.Refused, RecordId = await ArrivedAsync(connection, intent, ct) })])
            : end;
    }

    /// <summary>What an earlier try of an upsert has left whose repeat is refused, so that it can be taken back; null where nobody can
    /// tell.</summary>
    private async ValueTask<string?> ArrivedAsync(Connection connection, Intent intent, CancellationToken ct) =>
        intent is { Verb: WriteVerb.Upsert, TargetId: null } && connection.Adapter.TryGet<IRecordFinder>(intent.Object, out _)
            ? (await writer.FindAsync(connection, intent.Object, intent.Key, ct))?.Key.Id : null;

    private async ValueTask<StepEnd> SendAsync(FlowScope scope, Connection connection, Intent intent, WriteCommand command, CancellationToken ct)
    {
        using var span = FlowSpans.Part(FlowTelemetryNames.Send);
        switch (await scope.Sends.SendAsync(writer, connection, command, intent, ct))
        {
            case WriteResult.Written written:
                scope.Telemetry.Wrote(scope, connection, "written", intent.RunId);
                return await ConfirmedAsync(scope, connection, intent, written.Key, ct);
            case WriteResult.InDoubt doubt:
                await scope.CommitAsync([Put(scope, intent with { State = IntentState.InDoubt })], ct);
                scope.Telemetry.Wrote(scope, connection, "inDoubt", intent.RunId);
                return await FoundAsync(scope, connection, intent, ct) ?? new StepEnd.PutOff([doubt.Fault]);
            case WriteResult.Refused refused:
                scope.Telemetry.Wrote(scope, connection, "refused", intent.RunId);
                return new StepEnd.Refused(refused.Faults, [Put(scope, intent with { State = IntentState.Refused })]);
            default:
                throw new InvalidOperationException("A write result is written, refused or in doubt.");
        }
    }

    /// <summary>What a write in doubt has done: a create is found by its key, another write by what its record says now. Where that cannot be read,
    /// or says something else, it may be sent again: the same values change nothing.</summary>
    private async ValueTask<StepEnd?> FoundAsync(FlowScope scope, Connection connection, Intent intent, CancellationToken ct)
    {
        if (await AddressAsync(connection, intent, ct) is not { } record
            || (intent.Verb != WriteVerb.Create && !await standing.SaysAsync(connection, intent.Entity, record, intent.Body, ct)))
        {
            return null;
        }

        scope.Telemetry.Wrote(scope, connection, "found", intent.RunId);
        return await ConfirmedAsync(scope, connection, intent, record, ct);
    }

    private async ValueTask<VendorKey?> AddressAsync(Connection connection, Intent intent, CancellationToken ct) =>
        intent.TargetId is { } id ? new VendorKey(intent.Object, id)
            : intent.Verb == WriteVerb.Create || connection.Adapter.TryGet<IRecordFinder>(intent.Object, out _)
                ? (await writer.FindAsync(connection, intent.Object, intent.Key, ct))?.Key : null;

    private async ValueTask<StepEnd> ConfirmedAsync(FlowScope scope, Connection connection, Intent intent, VendorKey key, CancellationToken ct)
    {
        var id = new CanonicalId(intent.CanonicalId);
        var target = new VendorReference(connection.Settings.System, connection.Settings.Name, key.Object, key.Id);
        var links = await CrossReferences.LinkAsync(state, scope.TenantId, intent.Entity, id, [target], ct);
        var before = await SentRecords.FindAsync(state, connection, key, ct);
        var audit = new AuditEntry(
            time.GetUtcNow(), $"flow:{scope.Flow.Name}", $"{intent.Entity}.{intent.Verb}".ToLowerInvariant(),
            $"{connection.Settings.Name}/{key}", intent.BodyHash, $"run:{intent.RunId}");
        return new StepEnd.Done(Wrote: true,
        [
            .. links,
            Put(scope, intent with { State = IntentState.Confirmed, RecordId = key.Id }),
            SentRecords.Note(connection, key, intent, before),
            AuditLog.Append(scope.TenantId, ids.Next(), audit),
        ]);
    }

    /// <summary>Only what the run itself made may be deleted, so that is found out before the first try, where a step is undone by
    /// deleting.</summary>
    private async ValueTask<bool?> WasThereAsync(FlowStep step, Connection connection, WriteCommand command, CancellationToken ct) =>
        step.Undo?.Kind != UndoKind.Delete ? null
        : command.Target is not null || await writer.FindAsync(connection, command.Object, command.Key, ct) is not null;

    private static Intent ToIntent(RunRecord run, FlowStep step, Connection connection, StepDraft.Ready draft)
    {
        var command = draft.Command;
        using var body = JsonDocument.Parse(command.Body);
        return new(
            run.Id, step.Id, connection.Settings.Name, command.Verb, command.Object, command.Key, step.Entity, draft.Id.Value,
            BodyHash.Of(command.Body.Span), body.RootElement.Clone(), IntentState.Planned)
        {
            TargetId = command.Target?.Id,
        };
    }

    private StateChange Put(FlowScope scope, Intent intent) => Intents.Put(scope.TenantId, intent, time.GetUtcNow());
}
