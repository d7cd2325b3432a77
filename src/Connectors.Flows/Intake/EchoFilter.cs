using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Mapping;
using Connectors.State;

namespace Connectors.Flows;

/// <summary>Recognises what we wrote ourselves: a record that, mapped out again, says exactly what we last wrote to it.</summary>
internal sealed class EchoFilter(IStateStore state)
{
    public static string IndexKey(string connection, string vendorObject, string id) => $"{connection}/{vendorObject}/{id}";

    public async ValueTask<bool> IsEchoAsync(Connection connection, CanonicalRecord record, CancellationToken ct)
    {
        var query = new StateQuery(connection.Tenant.Tenant.Id, FlowSets.Written)
        {
            IndexKey = IndexKey(connection.Settings.Name, record.Source.Object, record.Source.Id),
            Take = 1,
        };
        await foreach (var entry in state.QueryAsync(query, ct))
        {
            var written = FlowSets.Read(entry, FlowJson.Default.WrittenRecord);
            var mapping = connection.Tenant.Mappings.Outbound(record.Entity, connection.Settings.System);
            var own = record.References.Select(reference => reference.Key).Distinct().ToDictionary(key => key);
            var body = mapping.Write(record, new ReferenceTable(own));
            return body.IsSuccess && string.Equals(BodyHash.Of(body.Value.Span), written.BodyHash, StringComparison.Ordinal);
        }

        return false;
    }
}
