using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata;

/// <summary>Writes a resource: looks the key up, creates only what is surely absent, changes by id. The recipe that all writable resources
/// share.</summary>
/// <remarks>
/// A create whose answer is lost is in doubt and is never sent again from here. A change is repeatable: the same values again change nothing, so it
/// is handed back as the passing fault that it is.
/// </remarks>
internal sealed class ProbedWriting(KantataClient kantata, ExternalReferences references)
{
    public async ValueTask<WriteResult> WriteAsync(
        Connection connection, KantataResource resource, WriteCommand command, CancellationToken ct = default)
    {
        if (command.Verb is WriteVerb.Delete || (command.Verb is WriteVerb.Archive && !resource.CanArchive))
        {
            return Refused(FaultKind.Unsupported, $"The adapter offers no {command.Verb} of '{resource.Collection}'. Do it at Kantata.");
        }

        var found = command.Target is null ? await references.FindAsync(connection, resource, command.Key, ct) : null;
        return (command.Verb, command.Target?.Id ?? found?.Key.Id) switch
        {
            (WriteVerb.Create or WriteVerb.Upsert, null) => await CreateAsync(connection, resource, command, ct),
            (WriteVerb.Create, { } id) => new WriteResult.Written(new(resource.Collection, id), found?.Version, Created: false),
            (WriteVerb.Archive, { } id) => await UpdateAsync(connection, resource, id, command, RecordBody.ForArchive(resource), ct),
            (_, { } id) => await UpdateAsync(connection, resource, id, command, RecordBody.ForUpdate(resource, command.Body), ct),
            _ => Refused(FaultKind.NotFound, $"No record of '{resource.Collection}' carries this key, so there is nothing to change."),
        };
    }

    private async ValueTask<WriteResult> CreateAsync(Connection connection, KantataResource resource, WriteCommand command, CancellationToken ct)
    {
        try
        {
            var response = await kantata.CreateAsync(connection, resource, RecordBody.ForCreate(resource, command.Body, command.Key), ct);
            return response.IsSuccess ? Written(response, resource, created: true)
                : response.Faults.FirstOrDefault(fault => fault.Kind == FaultKind.InDoubt) is { } inDoubt ? new WriteResult.InDoubt(inDoubt)
                : VendorRefusal.Of(response);
        }
        catch (ConnectorException broken) when (broken.Fault.Kind is FaultKind.InDoubt or FaultKind.VendorDefect)
        {
            // An accepted create whose answer cannot be read is as unknown as one without an answer.
            return new WriteResult.InDoubt(broken.Fault with { Kind = FaultKind.InDoubt });
        }
    }

    private async ValueTask<WriteResult> UpdateAsync(
        Connection connection, KantataResource resource, string id, WriteCommand command, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (command.ExpectedVersion is { } expected
            && await kantata.ShowAsync(connection, resource, id, ct) is { } current && current.Version != expected)
        {
            return Refused(
                FaultKind.Conflict, $"'{current.Key}' was changed at Kantata since it was read: version {current.Version}, expected was {expected}.");
        }

        var response = await kantata.UpdateAsync(connection, resource, id, body, ct);
        return response.IsSuccess ? Written(response, resource, created: false) : VendorRefusal.Of(response);
    }

    private static WriteResult Written(VendorResponse response, KantataResource resource, bool created)
    {
        var record = KantataPage.Read(response.Body, resource.Collection).Records.FirstOrDefault();
        return record is { Key.Id.Length: > 0 }
            ? new WriteResult.Written(record.Key, record.Version, created)
            : throw new ConnectorException(new(
                FaultKind.VendorDefect, $"Kantata accepted a write of '{resource.Collection}' without saying which record it made."));
    }

    private static WriteResult.Refused Refused(FaultKind kind, string message) => new([new(kind, message)]);
}
