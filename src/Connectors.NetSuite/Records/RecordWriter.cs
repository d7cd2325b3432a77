using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.NetSuite;

/// <summary>Writes one record. The external id takes the place of an idempotency key, which NetSuite ignores on direct calls.</summary>
internal sealed class RecordWriter(NetSuiteClient netsuite, RowFinder finder, CurrencyIds currencies)
{
    public async ValueTask<WriteResult> WriteAsync(Connection connection, RowTable table, WriteCommand command, CancellationToken ct = default)
    {
        try
        {
            var body = await currencies.ResolveAsync(connection, command.Body, ct);
            if (!body.IsSuccess)
                return new WriteResult.Refused(body.Faults);
            command = command with { Body = body.Value };
            return command switch
            {
                { Verb: WriteVerb.Upsert or WriteVerb.Create } when !NetSuiteClient.IsExternalId(command.Key.Value) =>
                    Refused(FaultKind.TargetInvalid, "An external id holds 1 to 80 letters, digits, '_' and '-'."),
                { Verb: WriteVerb.Upsert } => await UpsertAsync(connection, table, command, ct),
                { Verb: WriteVerb.Create } => await CreateAsync(connection, table, command, ct),
                { Verb: WriteVerb.Update, Target: { } target } when NetSuiteClient.IsId(target.Id) =>
                    await UpdateAsync(connection, table, target, command, ct),
                _ => Refused(
                    FaultKind.Unsupported,
                    $"NetSuite cannot {command.Verb} a {table.Record} like this: only upsert, create and update by id are offered."),
            };
        }
        catch (ConnectorException lost) when (lost.Fault.Kind == FaultKind.InDoubt)
        {
            return new WriteResult.InDoubt(lost.Fault);
        }
    }

    private async ValueTask<WriteResult> UpsertAsync(Connection connection, RowTable table, WriteCommand command, CancellationToken ct)
    {
        // The answer does not tell a new record from a changed one.
        var existing = await finder.FindAsync(connection, table, command.Key, ct);
        var answer = await netsuite.UpsertAsync(connection, table.Record, command.Key.Value, Replaced(table, command.Body), command.Body, ct);
        return answer.IsSuccess
            ? await WrittenAsync(connection, table, command, answer, isNew: existing is null, ct)
            : VendorRefusal.Of(answer);
    }

    private async ValueTask<WriteResult> CreateAsync(Connection connection, RowTable table, WriteCommand command, CancellationToken ct)
    {
        var answer = await netsuite.CreateAsync(connection, table.Record, WithKey(command), ct);
        if (answer.IsSuccess)
            return await WrittenAsync(connection, table, command, answer, isNew: true, ct);

        // Our key is taken: an earlier try of the same write got through and its answer was lost.
        return answer.Faults.All(fault => fault.Kind == FaultKind.Duplicate)
            && await finder.FindAsync(connection, table, command.Key, ct) is { } found
            ? new WriteResult.Written(found.Key, found.Version, Created: false)
            : VendorRefusal.Of(answer);
    }

    private async ValueTask<WriteResult> UpdateAsync(
        Connection connection, RowTable table, VendorKey target, WriteCommand command, CancellationToken ct)
    {
        if (command.ExpectedVersion is { } expected
            && !string.Equals(await finder.VersionAsync(connection, table, target.Id, ct), expected, StringComparison.Ordinal))
        {
            return Refused(FaultKind.Conflict, $"The {table.Record} was changed by someone else since it was read: read it again.");
        }

        var answer = await netsuite.UpdateAsync(connection, table.Record, target.Id, Replaced(table, command.Body), command.Body, ct);
        return answer.IsSuccess ? new WriteResult.Written(target, null, Created: false) : VendorRefusal.Of(answer);
    }

    // 204 without a body: the id is the last segment of Location, whose host may be another one behind a proxy.
    private async ValueTask<WriteResult> WrittenAsync(
        Connection connection, RowTable table, WriteCommand command, VendorResponse answer, bool isNew, CancellationToken ct)
    {
        if (answer.Headers.TryGetValue("Location", out var location)
            && location.Split('?')[0].TrimEnd('/').Split('/')[^1] is var id && NetSuiteClient.IsId(id))
        {
            return new WriteResult.Written(new VendorKey(table.Record, id), null, isNew);
        }

        try
        {
            return await finder.FindAsync(connection, table, command.Key, ct) is { } found
                ? new WriteResult.Written(found.Key, found.Version, isNew)
                : InDoubt(new Fault(FaultKind.InDoubt, $"NetSuite accepted the {table.Record} but does not show it under our key yet."));
        }
        catch (ConnectorException lost)
        {
            return InDoubt(lost.Fault with { Kind = FaultKind.InDoubt });
        }
    }

    // Without replace, lines are appended: a repeated invoice would have them twice.
    private static ImmutableArray<string> Replaced(RowTable table, ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return table.Sublists.RemoveAll(sublist => !root.TryGetProperty(sublist, out _));
    }

    private static byte[] WithKey(WriteCommand command)
    {
        using var document = JsonDocument.Parse(command.Body);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("externalId"u8, command.Key.Value);
            foreach (var member in document.RootElement.EnumerateObject().Where(member => !member.NameEquals("externalId"u8)))
                member.WriteTo(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static WriteResult InDoubt(Fault fault) => new WriteResult.InDoubt(fault);

    private static WriteResult Refused(FaultKind kind, string why) => new WriteResult.Refused([new Fault(kind, why)]);
}
