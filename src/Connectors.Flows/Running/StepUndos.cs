using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>Undoes one step: an intent of its own is committed before anything is sent, and one that was begun before looks first.</summary>
internal sealed class StepUndos(
    IEntityWriter writer, IStateStore state, RecordSources records, StepDrafts drafts, IUndoJournal journal, IIdSource ids, TimeProvider time)
{
    /// <summary>Name of the intent and of the letter's stage.</summary>
    public static string Of(FlowStep step) => $"{step.Id}/undo";

    public async ValueTask<StepEnd> RunAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        var tenant = scope.Flow.TenantId;
        var found = await state.FindAsync([new(tenant, FlowSets.Intent, $"{scope.Run.Id}/{step.Id}")], ct);
        var wrote = found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.Intent);
        if (wrote is null or { State: IntentState.Refused, RecordId: null })
        {
            return new StepEnd.Done(Wrote: false, []);
        }

        var connection = scope.Flow.Named(wrote.Connection);
        if (await journal.FindAsync(scope, Of(step), ct) is { } begun)
        {
            return begun.State == IntentState.Confirmed || await IsThereAsync(scope, connection, begun, ct)
                ? await ConfirmedAsync(scope, connection, wrote, begun, ct) : await SendAsync(scope, step, connection, wrote, begun, ct);
        }

        if (await RecordOfAsync(connection, wrote, ct) is not { } record)
        {
            return new StepEnd.Done(Wrote: false, []);
        }

        var kind = step.Undo?.Kind ?? UndoKind.None;
        if (kind == UndoKind.None || (kind == UndoKind.Delete && wrote.WasThere != false))
        {
            return new StepEnd.Done(Wrote: false, [Audit(scope, wrote, "kept", record)]);
        }

        var body = kind == UndoKind.Delete ? "{}"u8.ToArray() : await BodyAsync(scope, step, connection, wrote, record, ct);
        return body.IsSuccess
            ? await BeginAsync(scope, step, connection, wrote, Intent(step, wrote, kind, record, body.Value), ct)
            // Nothing waits for a person here who could add it: the run stands until it is released.
            : new StepEnd.Refused([.. body.Faults, Remains(step, wrote, record)], []);
    }

    private async ValueTask<StepEnd> BeginAsync(
        RunScope scope, FlowStep step, Connection connection, Intent wrote, Intent undo, CancellationToken ct)
    {
        await journal.PlanAsync(scope, undo, ct);
        return await SendAsync(scope, step, connection, wrote, undo, ct);
    }

    private async ValueTask<StepEnd> SendAsync(
        RunScope scope, FlowStep step, Connection connection, Intent wrote, Intent undo, CancellationToken ct)
    {
        var record = new VendorKey(undo.Object, undo.TargetId!);
        var body = JsonSerializer.SerializeToUtf8Bytes(undo.Body);
        using var span = FlowSpans.Part(FlowTelemetryNames.Send);
        switch (await scope.Flow.Sends.SendAsync(writer, connection, new(undo.Verb, undo.Object, record, undo.Key, null, body), undo, ct))
        {
            case WriteResult.Written:
                scope.Flow.Telemetry.Wrote(scope.Flow, connection, "undone", undo.RunId);
                return await ConfirmedAsync(scope, connection, wrote, undo, ct);
            case WriteResult.Refused refused when undo.Verb == WriteVerb.Delete && refused.Faults.All(fault => fault.Kind == FaultKind.NotFound):
                // It is gone, by whomever.
                return await ConfirmedAsync(scope, connection, wrote, undo, ct);
            case WriteResult.Refused refused:
                scope.Flow.Telemetry.Wrote(scope.Flow, connection, "refused", undo.RunId);
                return new StepEnd.Refused([.. refused.Faults, Remains(step, wrote, record)],
                    [Put(scope, undo with { State = IntentState.Refused })]);
            case WriteResult.InDoubt doubt:
                await journal.PlanAsync(scope, undo with { State = IntentState.InDoubt }, ct);
                scope.Flow.Telemetry.Wrote(scope.Flow, connection, "inDoubt", undo.RunId);
                return new StepEnd.PutOff([doubt.Fault]);
            default:
                throw new InvalidOperationException("A write result is written, refused or in doubt.");
        }
    }

    /// <summary>Whether an undo that was begun before has arrived.</summary>
    private async ValueTask<bool> IsThereAsync(RunScope scope, Connection connection, Intent undo, CancellationToken ct) =>
        undo.Verb == WriteVerb.Delete
            ? await writer.FindAsync(connection, undo.Object, undo.Key, ct) is null
            : await drafts.SaysSoAsync(
                scope, undo.Entity, connection, new(undo.Object, undo.TargetId!), JsonSerializer.SerializeToUtf8Bytes(undo.Body), ct);

    private async ValueTask<StepEnd> ConfirmedAsync(RunScope scope, Connection connection, Intent wrote, Intent undo, CancellationToken ct)
    {
        var record = new VendorKey(undo.Object, undo.TargetId!);
        var before = await state.FindAsync([SentRecords.KeyOf(connection, record)], ct);
        IEnumerable<StateChange> known = undo.Verb == WriteVerb.Delete
            ? before.Select(StateChange (entry) => new StateChange.Remove(entry.Key, entry.ETag)).Concat(await CrossReferences.UnlinkAsync(
                state, scope.Flow.TenantId, new(connection.Settings.System, connection.Settings.Name, record.Object, record.Id), ct))
            : [SentRecords.Note(connection, record, undo, before.Count == 0 ? null : FlowSets.Read(before[0], FlowJson.Default.SentRecord))];
        return new StepEnd.Done(Wrote: true,
        [
            .. known,
            Put(scope, undo with { State = IntentState.Confirmed }),
            Put(scope, wrote with { State = IntentState.Undone }),
            Audit(scope, undo, $"undo-{undo.Verb}".ToLowerInvariant(), record),
        ]);
    }

    /// <summary>The record that a step wrote; null when its write never arrived.</summary>
    private async ValueTask<VendorKey?> RecordOfAsync(Connection connection, Intent wrote, CancellationToken ct) =>
        (wrote.RecordId ?? wrote.TargetId) is { } id
            ? new VendorKey(wrote.Object, id)
            : (await writer.FindAsync(connection, wrote.Object, wrote.Key, ct))?.Key;

    private async ValueTask<Outcome<byte[]>> BodyAsync(
        RunScope scope, FlowStep step, Connection connection, Intent wrote, VendorKey record, CancellationToken ct)
    {
        var made = await records.DeriveAsync(scope, step.Undo!.Derive!, ct);
        if (!made.IsSuccess)
        {
            return Outcome<byte[]>.Failed(made.Faults);
        }

        var prepared = await writer.PrepareAsync(connection, made.Value, WriteVerb.Update, wrote.Key, record, ct);
        return prepared.IsSuccess ? prepared.Value.Body.ToArray() : Outcome<byte[]>.Failed(prepared.Faults);
    }

    private static Intent Intent(FlowStep step, Intent wrote, UndoKind kind, VendorKey record, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return wrote with
        {
            Step = Of(step), Verb = kind == UndoKind.Delete ? WriteVerb.Delete : WriteVerb.Update, TargetId = record.Id,
            BodyHash = BodyHash.Of(body), Body = json.RootElement.Clone(), State = IntentState.Planned, RecordId = null, WasThere = true,
        };
    }

    private static Fault Remains(FlowStep step, Intent wrote, VendorKey record) => new(
        FaultKind.Conflict,
        $"What the step '{step.Id}' wrote stays at {wrote.Connection}: {record}. Undo it there, then release the letter; or discard it to leave it.")
    {
        Rule = "undo",
    };

    private StateChange Audit(RunScope scope, Intent intent, string action, VendorKey record) => AuditLog.Append(scope.Flow.TenantId, ids.Next(), new(
        time.GetUtcNow(), $"flow:{scope.Flow.Flow.Name}", $"{intent.Entity}.{action}".ToLowerInvariant(), $"{intent.Connection}/{record}",
        action == "kept" ? null : intent.BodyHash, $"run:{intent.RunId}"));

    private StateChange Put(RunScope scope, Intent intent) => Intents.Put(scope.Flow.TenantId, intent, time.GetUtcNow());
}
