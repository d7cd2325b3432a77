using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Reading;

namespace Connectors.Flows;

/// <summary>Notes each canonical record that is read.</summary>
internal sealed class TapedReader(IEntityReader inner, OutputLog outputs) : IEntityReader
{
    public IAsyncEnumerable<EntityPage> ReadAsync(Connection connection, string entity, Cursor? from = null, CancellationToken ct = default) =>
        ReadAsync(connection, entity, from, ProvenanceMode.Off, ct);

    public async IAsyncEnumerable<EntityPage> ReadAsync(
        Connection connection, string entity, Cursor? from, ProvenanceMode provenance, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var page in inner.ReadAsync(connection, entity, from, provenance, ct))
        {
            Note(entity, page.Records);
            yield return page;
        }
    }

    public ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(
        Connection connection, string entity, ImmutableArray<string> ids, CancellationToken ct = default) =>
        ReadOnlyAsync(connection, entity, ids, ProvenanceMode.Off, ct);

    public async ValueTask<ImmutableArray<ReadResult>> ReadOnlyAsync(
        Connection connection, string entity, ImmutableArray<string> ids, ProvenanceMode provenance, CancellationToken ct = default)
    {
        var found = await inner.ReadOnlyAsync(connection, entity, ids, provenance, ct);
        Note(entity, found);
        return found;
    }

    public ReadResult Map(Connection connection, VendorRecord record)
    {
        var mapped = inner.Map(connection, record);
        Note(record.Key.Object, [mapped]);
        return mapped;
    }

    private void Note(string entity, ImmutableArray<ReadResult> results)
    {
        foreach (var result in results)
        {
            outputs.Add(result.Record.IsSuccess
                ? TapedOutput.Made(TapedOutput.Read, result.Record.Value)
                : TapedOutput.Failed(TapedOutput.Read, entity, result.Source.Key.ToString(), result.Record.Faults));
        }
    }
}
