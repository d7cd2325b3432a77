using System.Text.Json;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.State;
using Connectors.Writing;

namespace Connectors.Flows;

/// <summary>Drafts a step: makes its record, finds our id and the target's record, puts it into the target's form. Sends and stores
/// nothing.</summary>
internal sealed class StepDrafts(IEntityWriter writer, IStateStore state, RecordSources records, IIdSource ids)
{
    public async ValueTask<StepDraft> MakeAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        var connection = scope.Flow.InRole(step.Role);
        if (step.UnlessLinked && step.Record is { } path
            && await records.AddressAsync(scope, path, ct) is { IsSuccess: true } known
                && await LinkedAsync(scope, known.Value, connection, ct) is not null)
        {
            return new StepDraft.LeftOut();
        }

        var made = await RecordAsync(scope, step, ct);
        if (!made.IsSuccess)
        {
            return new StepDraft.Failed(made.Faults, AtTarget: false);
        }

        var linked = await LinkedAsync(scope, made.Value.Key, connection, ct);
        if (step.UnlessLinked && linked is not null)
        {
            return new StepDraft.LeftOut();
        }

        var sent = linked is { } at ? await SentRecords.FindAsync(state, connection, at, ct) : null;
        var key = KeyOf(scope, step, made.Value);
        // What another flow or the vendor itself made does not carry this key: it is changed by its id.
        var isById = linked is not null && step.Verb != WriteVerb.Create && sent?.Key != key;
        var verb = isById ? WriteVerb.Update : step.Verb;
        var prepared = await writer.PrepareAsync(connection, made.Value, verb, key, isById ? linked : null, ct);
        if (!prepared.IsSuccess)
        {
            return new StepDraft.Failed(prepared.Faults, AtTarget: true);
        }

        var isThere = sent is not null
            ? string.Equals(sent.BodyHash, BodyHash.Of(prepared.Value.Body.Span), StringComparison.Ordinal)
            : linked is { } there && await SaysSoAsync(scope, step.Entity, connection, there, prepared.Value.Body, ct);
        if (isThere)
        {
            return new StepDraft.LeftOut();
        }

        var origin = (await MergedKeys.FollowAsync(state, scope.Flow.TenantId, [made.Value.Key], ct))[made.Value.Key];
        return new StepDraft.Ready(made.Value, origin.Key, origin.Id ?? ids.Next(), prepared.Value);
    }

    private async ValueTask<Outcome<CanonicalRecord>> RecordAsync(RunScope scope, FlowStep step, CancellationToken ct)
    {
        if (step.Derive is { } derivation)
        {
            return await records.DeriveAsync(scope, derivation, ct);
        }

        var address = await records.AddressAsync(scope, step.Record!, ct);
        return address.IsSuccess ? await records.ReadAsync(scope, step.Entity, address.Value, ct) : Outcome<CanonicalRecord>.Failed(address.Faults);
    }

    /// <summary>Whether the target's record says already what would be written: what another flow or a person brought there, perhaps the very
    /// change whose answer this is. Where it cannot be read, it is written.</summary>
    public async ValueTask<bool> SaysSoAsync(
        RunScope scope, string entity, Connection connection, VendorKey target, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        try
        {
            var (system, name) = (connection.Settings.System, connection.Settings.Name);
            var found = await records.ReadAsync(scope, entity, new(system, name, target.Object, target.Id), ct);
            using var document = JsonDocument.Parse(body);
            return found.IsSuccess && BodyMembers.Of(connection, found.Value) is { } present
                && BodyMembers.AreIn(present, document.RootElement);
        }
        catch (ConnectorException unreadable) when (!unreadable.Fault.Policy.IsRetryable)
        {
            return false;
        }
    }

    /// <summary>Where the record comes from makes the key, so that each flow that writes it finds it again; derived records bear their
    /// source's.</summary>
    private static ExternalKey KeyOf(RunScope scope, FlowStep step, CanonicalRecord made)
    {
        var origin = step.Derive is null ? made.Key : scope.Single?.Key;
        return new(scope.Flow.Service, step.Entity, ExternalKeys.Value(origin, scope.Run));
    }

    private async ValueTask<VendorKey?> LinkedAsync(RunScope scope, VendorReference key, Connection target, CancellationToken ct)
    {
        var (system, name) = (target.Settings.System, target.Settings.Name);
        var found = await CrossReferences.TranslateAsync(state, scope.Flow.TenantId, [key], system, name, ct);
        return found.TryGetValue(key, out var linked) ? new VendorKey(linked.Object, linked.Value) : null;
    }
}
