using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Flows.Tests;

/// <summary>The one object of the tests' vendors; reads, finds and writes over <see cref="MemoryAccounts"/>.</summary>
internal class MemoryThings(MemoryAccounts accounts, string vendorObject = "things") : IRecordReader, IRecordFinder, IRecordWriter
{
    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    public bool CanDelete => accounts.CanDelete;

    [VendorRoute("GET", "/things")]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask;
        var from = request.From?.Value ?? "";
        var found = accounts.At(connection, vendorObject).Values
            .Where(record => request.Only.IsEmpty ? string.CompareOrdinal(record["version"]!.ToString(), from) > 0 : request.Only.Contains(record["id"]!.ToString()))
            .OrderBy(record => record["version"]!.ToString(), StringComparer.Ordinal)
            .Select(Record)
            .ToArray();
        foreach (var chunk in found.Chunk(3))
        {
            yield return new([.. chunk], RelatedRecords.None, new(chunk[^1].Version!), IsLast: false);
        }

        yield return new([], RelatedRecords.None, new(found.Length == 0 ? from : found[^1].Version!), IsLast: true);
    }

    [VendorRoute("GET", "/things")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        new(accounts.At(connection, vendorObject).Values.Where(record => record["key"]?.ToString() == key.Value).Select(Record).FirstOrDefault());

    [VendorRoute("POST", "/things")]
    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        accounts.Writes.Add($"{connection} {command.Verb} {command.Target?.Id ?? command.Key.Value}");
        switch (accounts.Faults.TryDequeue(out var fault) ? fault : accounts.Decides?.Invoke(connection, command) ?? MemoryFault.None)
        {
            case MemoryFault.Refuse:
                return new WriteResult.Refused([new(FaultKind.TargetInvalid, "The vendor does not like it.") { Path = "/name", Rule = "name" }]);
            case MemoryFault.Kill:
                throw new OperationCanceledException("Killed.");
            case MemoryFault.Gossip:
                throw new ConnectorException(new(FaultKind.Authorisation, $"You may not write {Encoding.UTF8.GetString(command.Body.Span)}."));
            case MemoryFault.LoseRequest:
                throw new ConnectorException(new(FaultKind.InDoubt, "The answer was lost."));
            case MemoryFault.Unavailable:
                throw new ConnectorException(new(FaultKind.Transient, "No connection was made."));
            case MemoryFault.KillAfterCommit:
                Store(connection, command, await FindAsync(connection, command.Key, ct));
                throw new OperationCanceledException("Killed.");
            case MemoryFault.LoseAnswerAfterCommit:
                Store(connection, command, await FindAsync(connection, command.Key, ct));
                throw new ConnectorException(new(FaultKind.InDoubt, "The answer was lost."));
        }

        if (command.Verb == WriteVerb.Delete && !accounts.At(connection, vendorObject).ContainsKey(command.Target!.Value.Id))
        {
            return new WriteResult.Refused([new(FaultKind.NotFound, "There is no such record.")]);
        }

        var found = await FindAsync(connection, command.Key, ct);
        var record = Store(connection, command, found);
        return new WriteResult.Written(new(vendorObject, record["id"]!.ToString()), record["version"]!.ToString(), found is null);
    }

    private JsonObject Store(Connection connection, WriteCommand command, VendorRecord? found)
    {
        var records = accounts.At(connection, vendorObject);
        var id = command.Target?.Id ?? found?.Key.Id ?? $"n{records.Count + 1}";
        accounts.Effects.Add($"{connection.Settings.Name} {command.Verb}");
        if (command.Verb == WriteVerb.Delete)
        {
            return records.Remove(id, out var gone) ? gone : [];
        }

        var record = records.TryGetValue(id, out var existing) ? existing : accounts.Defaults.DeepClone().AsObject();
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(command.Body.Span)!)
        {
            record[name] = value?.DeepClone();
        }

        record["id"] = id;
        record["key"] = command.Target is null ? command.Key.Value : record["key"]?.ToString();
        record["version"] = accounts.Stamp();
        return records[id] = record;
    }

    private VendorRecord Record(JsonObject record) => new(
        new(vendorObject, record["id"]?.ToString() ?? ""), record["version"]!.ToString(),
        record["modified"] is { } at ? DateTimeOffset.Parse($"{at}", System.Globalization.CultureInfo.InvariantCulture) : null, RecordState.Live, Encoding.UTF8.GetBytes(record.ToJsonString()));
}
