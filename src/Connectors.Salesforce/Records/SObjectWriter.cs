using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Salesforce;

/// <summary>Writes one record. Salesforce has no idempotency key: our key in an External ID field takes its place.</summary>
internal sealed class SObjectWriter(SalesforceClient salesforce, SObjectQuery queries, SObjectFinder finder)
{
    public async ValueTask<WriteResult> WriteAsync(Connection connection, string type, WriteCommand command, CancellationToken ct = default)
    {
        try
        {
            return command switch
            {
                { Verb: WriteVerb.Upsert, Key.Value.Length: > 0 } => await UpsertAsync(connection, type, command, ct),
                { Verb: WriteVerb.Create, Key.Value.Length: > 0 } => await CreateAsync(connection, type, command, ct),
                { Verb: WriteVerb.Upsert or WriteVerb.Update, Target: { } target } => await UpdateAsync(connection, type, target, command, ct),
                { Verb: WriteVerb.Delete, Target: { } target } => await DeleteAsync(connection, type, target, ct),
                _ => Refused(
                    FaultKind.Unsupported,
                    $"Salesforce cannot {command.Verb} a {type} like this: a create or upsert needs our key, the others a record."),
            };
        }
        catch (ConnectorException lost) when (lost.Fault.Kind == FaultKind.InDoubt)
        {
            return new WriteResult.InDoubt(lost.Fault);
        }
        catch (JsonException damaged)
        {
            return InDoubt($"Salesforce accepted the write of a {type} but its answer is damaged (byte {damaged.BytePositionInLine}).");
        }
    }

    private async ValueTask<WriteResult> UpsertAsync(Connection connection, string type, WriteCommand command, CancellationToken ct)
    {
        var answer = await salesforce.UpsertAsync(connection, type, finder.KeyField(connection), command.Key.Value, command.Body, ct);
        if (!answer.IsSuccess)
            return VendorRefusal.Of(answer);

        // Before v46 an update answered 204 without a body.
        return ReadSaved(answer.Body) is { } saved
            ? new WriteResult.Written(new VendorKey(type, saved.Id), null, saved.Created ?? answer.Status == 201)
            : await LookUpAsync(connection, type, command, ct);
    }

    private async ValueTask<WriteResult> CreateAsync(Connection connection, string type, WriteCommand command, CancellationToken ct)
    {
        var answer = await salesforce.CreateAsync(connection, type, WithKey(command, finder.KeyField(connection)), ct);
        if (answer.IsSuccess && ReadSaved(answer.Body) is { } saved)
            return new WriteResult.Written(new VendorKey(type, saved.Id), null, Created: true);

        // Our key is taken: an earlier try of the same write got through and its answer was lost.
        return answer.IsSuccess || answer.Faults.Any(fault => fault.VendorCode == "DUPLICATE_VALUE")
            ? await LookUpAsync(connection, type, command, ct)
            : VendorRefusal.Of(answer);
    }

    private async ValueTask<WriteResult> UpdateAsync(Connection connection, string type, VendorKey target, WriteCommand command, CancellationToken ct)
    {
        if (!SalesforceId.IsValid(target.Id))
            return Refused(FaultKind.TargetInvalid, $"The id of the {type} to change is no Salesforce id.");
        if (command.ExpectedVersion is { } expected
            && !string.Equals(await VersionAsync(connection, type, target.Id, ct), expected, StringComparison.Ordinal))
        {
            return Refused(FaultKind.Conflict, $"The {type} was changed by someone else since it was read: read it again.");
        }

        var answer = await salesforce.UpdateAsync(connection, type, target.Id, command.Body, ct);
        return answer.IsSuccess ? new WriteResult.Written(target, null, Created: false) : VendorRefusal.Of(answer);
    }

    private async ValueTask<WriteResult> DeleteAsync(Connection connection, string type, VendorKey target, CancellationToken ct)
    {
        if (!SalesforceId.IsValid(target.Id))
            return Refused(FaultKind.TargetInvalid, $"The id of the {type} to delete is no Salesforce id.");

        var answer = await salesforce.DeleteAsync(connection, type, target.Id, ct);
        return answer.IsSuccess || answer.Faults.All(fault => fault.Kind == FaultKind.NotFound)
            ? new WriteResult.Written(target, null, Created: false)
            : VendorRefusal.Of(answer);
    }

    // From here on something was written: whatever breaks leaves it in doubt.
    private async ValueTask<WriteResult> LookUpAsync(Connection connection, string type, WriteCommand command, CancellationToken ct)
    {
        try
        {
            return await finder.FindAsync(connection, type, command.Key, ct) is { } found
                ? new WriteResult.Written(found.Key, found.Version, Created: false)
                : InDoubt($"Salesforce answered for the {type} but does not show it under our key yet.");
        }
        catch (ConnectorException lost)
        {
            return new WriteResult.InDoubt(lost.Fault with { Kind = FaultKind.InDoubt });
        }
    }

    private async ValueTask<string?> VersionAsync(Connection connection, string type, string id, CancellationToken ct)
    {
        var query = new Soql
        {
            Columns = [SObjectQuery.Id, SObjectQuery.Stamp],
            From = type,
            Where = SoqlCondition.IsEqual(SObjectQuery.Id, SoqlLiteral.Of(id)),
        };
        var body = await queries.FirstAsync(connection, query, withDeleted: false, ct);
        return SalesforcePages.CutRows(body, SObjectScanner.Scan(body.Span), type).Records.FirstOrDefault()?.Version;
    }

    private static (string Id, bool? Created)? ReadSaved(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;

        using var document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } text
            ? (text, document.RootElement.TryGetProperty("created", out var created) ? created.ValueKind == JsonValueKind.True : null)
            : null;
    }

    // A plain create must carry the key itself; an upsert must not repeat it in its body.
    private static byte[] WithKey(WriteCommand command, string field)
    {
        using var document = JsonDocument.Parse(command.Body);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject().Where(member => !member.NameEquals(field)))
                member.WriteTo(writer);
            writer.WriteString(field, command.Key.Value);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static WriteResult InDoubt(string why) => new WriteResult.InDoubt(new Fault(FaultKind.InDoubt, why));

    private static WriteResult Refused(FaultKind kind, string why) => new WriteResult.Refused([new Fault(kind, why)]);
}
