using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>One step: prepare, commit the intent, send, and hand back what confirms it. A step that was begun before never sends first: it
/// looks.</summary>
internal sealed class StepExecutor(IEntityWriter writer, IStateStore state, RecordSources records, IIdSource ids, TimeProvider time)
{
    public async ValueTask<StepEnd> RunAsync(
        FlowScope scope, RunRecord run, FlowStep step, ImmutableArray<CanonicalRecord> sources, CancellationToken ct)
    {
        var connection = scope.InRole(step.Role);
        var stored = (await state.FindAsync([new(scope.TenantId, FlowSets.Intent, IntentKey(run, step))], ct)).SingleOrDefault();
        if (stored is not null)
        {
            return await ResumeAsync(scope, connection, FlowSets.Read(stored, FlowJson.Default.Intent), ct);
        }

        var made = await records.MakeAsync(scope, step, sources, ct);
        if (!made.IsSuccess)
        {
            return Ended(made.Faults);
        }

        var origin = step.Derive is null ? made.Value.Key : sources.Length == 1 && scope.Flow.Trigger.Collect is null ? sources[0].Key : null;
        var id = step.Derive is null ? await IdOfAsync(scope, made.Value, ct) : ids.Next();
        if (step.UnlessLinked && await IsLinkedAsync(scope, made.Value.Key, connection, ct))
        {
            return new StepEnd.Done(Wrote: false, []);
        }

        var key = new ExternalKey(scope.Service, step.Entity, ExternalKeys.Value(origin, run));
        var prepared = await writer.PrepareAsync(connection, made.Value, step.Verb, key, null, ct);
        if (!prepared.IsSuccess)
        {
            return Ended(prepared.Faults);
        }

        var command = prepared.Value;
        var hash = BodyHash.Of(command.Body.Span);
        if (await WrittenAsync(scope, connection, command, ct) is { } written && string.Equals(written.BodyHash, hash, StringComparison.Ordinal))
        {
            return new StepEnd.Done(Wrote: false, []);
        }

        var intent = ToIntent(run, step, connection, command, id, hash);
        var links = step.Derive is null
            ? await CrossReferences.LinkAsync(state, scope.TenantId, step.Entity, id, [made.Value.Key], ct)
            : [];
        await state.CommitAsync([.. links, Put(scope, intent)], ct);
        return await SendAsync(scope, connection, intent, command, ct);
    }

    private async ValueTask<StepEnd> ResumeAsync(FlowScope scope, Connection connection, Intent intent, CancellationToken ct)
    {
        var command = new WriteCommand(intent.Verb, intent.Object, null, intent.Key, null, JsonSerializer.SerializeToUtf8Bytes(intent.Body));
        var found = await writer.FindAsync(connection, intent.Object, intent.Key, ct);
        return found is not null && intent.Verb == WriteVerb.Create
            ? await ConfirmedAsync(scope, connection, intent, found.Key, ct)
            : await SendAsync(scope, connection, intent, command, ct);
    }

    private async ValueTask<StepEnd> SendAsync(FlowScope scope, Connection connection, Intent intent, WriteCommand command, CancellationToken ct)
    {
        switch (await writer.SendAsync(connection, command, ct))
        {
            case WriteResult.Written written:
                return await ConfirmedAsync(scope, connection, intent, written.Key, ct);
            case WriteResult.InDoubt doubt:
                await state.CommitAsync([Put(scope, intent with { State = IntentState.InDoubt })], ct);
                var found = await writer.FindAsync(connection, intent.Object, intent.Key, ct);
                return found is not null && intent.Verb == WriteVerb.Create
                    ? await ConfirmedAsync(scope, connection, intent, found.Key, ct)
                    : new StepEnd.PutOff([doubt.Fault]);
            case WriteResult.Refused refused:
                return new StepEnd.Refused(refused.Faults, [Put(scope, intent with { State = IntentState.Refused })]);
            default:
                throw new InvalidOperationException("A write result is written, refused or in doubt.");
        }
    }

    private async ValueTask<StepEnd> ConfirmedAsync(FlowScope scope, Connection connection, Intent intent, VendorKey key, CancellationToken ct)
    {
        var id = new CanonicalId(intent.CanonicalId);
        var target = new VendorReference(connection.Settings.System, connection.Settings.Name, key.Object, key.Id);
        var links = await CrossReferences.LinkAsync(state, scope.TenantId, intent.Entity, id, [target], ct);
        var audit = new AuditEntry(
            time.GetUtcNow(), $"flow:{scope.Flow.Name}", $"{intent.Entity}.{intent.Verb}".ToLowerInvariant(),
            $"{connection.Settings.Name}/{key}", intent.BodyHash, $"run:{intent.RunId}");
        return new StepEnd.Done(Wrote: true,
        [
            .. links,
            Put(scope, intent with { State = IntentState.Confirmed }),
            FlowSets.Set(
                scope.TenantId, FlowSets.Written, WrittenKey(connection, intent.Object, intent.Key),
                    new(key.Object, key.Id, intent.BodyHash, intent.Entity),
                FlowJson.Default.WrittenRecord, null, EchoFilter.IndexKey(connection.Settings.Name, key.Object, key.Id)),
            AuditLog.Append(scope.TenantId, ids.Next(), audit),
        ]);
    }

    private async ValueTask<CanonicalId> IdOfAsync(FlowScope scope, CanonicalRecord record, CancellationToken ct)
    {
        var known = await CrossReferences.FindAsync(state, scope.TenantId, [record.Key], ct);
        return known.TryGetValue(record.Key, out var id) ? id : ids.Next();
    }

    private async ValueTask<bool> IsLinkedAsync(FlowScope scope, VendorReference key, Connection target, CancellationToken ct) =>
        (await CrossReferences.TranslateAsync(state, scope.TenantId, [key], target.Settings.System, target.Settings.Name, ct)).ContainsKey(key);

    private async ValueTask<WrittenRecord?> WrittenAsync(FlowScope scope, Connection connection, WriteCommand command, CancellationToken ct)
    {
        var found = await state.FindAsync([new(scope.TenantId, FlowSets.Written, WrittenKey(connection, command.Object, command.Key))], ct);
        return found.Count == 0 ? null : FlowSets.Read(found[0], FlowJson.Default.WrittenRecord);
    }

    /// <summary>Only references that may appear later are waited for; everything else needs a person.</summary>
    private static StepEnd Ended(ImmutableArray<Fault> faults) => faults.All(fault => fault.Policy.IsRetryable)
        ? new StepEnd.PutOff(faults)
        : new StepEnd.Refused(faults, []);

    private static Intent ToIntent(RunRecord run, FlowStep step, Connection connection, WriteCommand command, CanonicalId id, string hash)
    {
        using var body = JsonDocument.Parse(command.Body);
        return new(
            run.Id, step.Id, connection.Settings.Name, command.Verb, command.Object, command.Key, step.Entity, id.Value, hash,
                body.RootElement.Clone(),
            IntentState.Planned);
    }

    private static StateChange Put(FlowScope scope, Intent intent) =>
        FlowSets.Set(scope.TenantId, FlowSets.Intent, $"{intent.RunId}/{intent.Step}", intent, FlowJson.Default.Intent);

    private static string IntentKey(RunRecord run, FlowStep step) => $"{run.Id}/{step.Id}";

    private static string WrittenKey(Connection connection, string vendorObject, ExternalKey key) =>
        $"{connection.Settings.Name}/{vendorObject}/{key.Service}/{key.Object}/{key.Value}";
}
