using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Writing;

/// <summary>Maps out, then sends: the only caller of <see cref="IRecordWriter"/>.</summary>
internal sealed class EntityWriter(IStateStore state) : IEntityWriter
{
    public async ValueTask<Outcome<WriteCommand>> PrepareAsync(
        Connection connection, CanonicalRecord record, WriteVerb verb, ExternalKey key, VendorKey? target = null, CancellationToken ct = default)
    {
        var mapping = connection.Tenant.Mappings.Outbound(record.Entity, connection.Settings.System);
        var sources = record.References.Select(reference => reference.Key).Distinct().ToArray();
        var keys = sources.Length == 0
            ? ReferenceTable.None
            : new(await CrossReferences.TranslateAsync(
                state, connection.Tenant.Tenant.Id, sources, connection.Settings.System, connection.Settings.Name, ct));
        var body = mapping.Write(record, keys);
        return body.IsSuccess
            ? new WriteCommand(verb, mapping.Object!, target, key, null, body.Value)
            : Outcome<WriteCommand>.Failed(body.Faults);
    }

    public async ValueTask<WriteResult> SendAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        if (!connection.Adapter.TryGet<IRecordWriter>(command.Object, out var writer))
        {
            return new WriteResult.Refused([Unsupported(connection, command.Object, "written")]);
        }

        try
        {
            return await writer.WriteAsync(connection, command, ct);
        }
        catch (ConnectorException broken) when (broken.Fault.Kind == FaultKind.InDoubt)
        {
            return new WriteResult.InDoubt(broken.Fault);
        }
    }

    public ValueTask<VendorRecord?> FindAsync(Connection connection, string vendorObject, ExternalKey key, CancellationToken ct = default) =>
        connection.Adapter.TryGet<IRecordFinder>(vendorObject, out var finder)
            ? finder.FindAsync(connection, key, ct)
            : throw new ConnectorException(Unsupported(connection, vendorObject, "found by our key"));

    private static Fault Unsupported(Connection connection, string vendorObject, string verb) => new(
        FaultKind.Unsupported, $"'{vendorObject}' cannot be {verb} at {connection.Settings.System}. Its descriptor lists what can be done.");
}
