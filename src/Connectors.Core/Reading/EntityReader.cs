using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Reading;

/// <summary>Object class reads, mapping maps, state resolves references: one look-up for each page.</summary>
internal sealed class EntityReader(IStateStore state) : IEntityReader
{
    public IAsyncEnumerable<EntityPage> ReadAsync(Connection connection, string entity, Cursor? from = null, CancellationToken ct = default) =>
        ReadAsync(connection, entity, from, ProvenanceMode.Off, ct);

    public async IAsyncEnumerable<EntityPage> ReadAsync(
        Connection connection, string entity, Cursor? from, ProvenanceMode provenance, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var mapping = MappingOf(connection, entity);
        var request = new ReadRequest(from, mapping.SourceFields);
        await foreach (var page in Reader(connection, mapping).ReadAsync(connection, request, ct))
        {
            yield return new(await MapAsync(connection, mapping, page, provenance, ct), page.Next, page.IsLast);
        }
    }

    public ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(
        Connection connection, string entity, ImmutableArray<string> ids, CancellationToken ct = default) =>
        ReadOnlyAsync(connection, entity, ids, ProvenanceMode.Off, ct);

    public async ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(
        Connection connection, string entity, ImmutableArray<string> ids, ProvenanceMode provenance, CancellationToken ct = default)
    {
        if (ids.IsEmpty)
        {
            return [];
        }

        var mapping = MappingOf(connection, entity);
        var request = new ReadRequest(null, mapping.SourceFields) { Only = ids };
        var results = ImmutableArray.CreateBuilder<ReadResult>();
        await foreach (var page in Reader(connection, mapping).ReadAsync(connection, request, ct))
        {
            results.AddRange(await MapAsync(connection, mapping, page, provenance, ct));
        }

        return results.ToImmutable();
    }

    public ReadResult Map(Connection connection, VendorRecord record) =>
        new(record, connection.Tenant.Mappings.Inbound(connection.Settings.System, record.Key.Object).Read(record, RelatedRecords.None,
            connection.Settings.Name));

    private static CompiledMapping MappingOf(Connection connection, string entity) =>
        connection.Tenant.Mappings.InboundFor(connection.Settings.System, entity);

    private static IRecordReader Reader(Connection connection, CompiledMapping mapping) =>
        connection.Adapter.TryGet<IRecordReader>(mapping.Object!, out var reader)
            ? reader
            : throw new ConnectorException(new(
                FaultKind.Unsupported, $"{connection.Settings.System} cannot read '{mapping.Object}'. Its descriptor lists what can be read."));

    private async ValueTask<ImmutableArray<ReadResult>> MapAsync(
        Connection connection, CompiledMapping mapping, VendorPage page, ProvenanceMode provenance, CancellationToken ct)
    {
        var mapped = page.Records.Select(record =>
            new ReadResult(record, mapping.Read(record, page.Related, connection.Settings.Name, provenance))).ToImmutableArray();
        var ids = await CrossReferences.FindAsync(state, connection.Tenant.Tenant.Id, KeysOf(mapped), ct);
        return ids.Count == 0 ? mapped : [.. mapped.Select(result => Resolve(result, ids))];
    }

    /// <summary>Of the records and of what they refer to.</summary>
    private static IEnumerable<VendorReference> KeysOf(ImmutableArray<ReadResult> mapped)
    {
        foreach (var result in mapped)
        {
            if (result.Record.IsSuccess)
            {
                foreach (var reference in result.Record.Value.References)
                {
                    yield return reference.Key;
                }

                yield return result.Record.Value.Key;
            }
        }
    }

    private static ReadResult Resolve(ReadResult result, IReadOnlyDictionary<VendorReference, CanonicalId> ids)
    {
        if (!result.Record.IsSuccess)
        {
            return result;
        }

        var record = result.Record.Value.WithResolved(ids);
        return result with { Record = ids.TryGetValue(record.Key, out var id) ? record with { Id = id } : record };
    }
}
