using System.Text;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Reading;

namespace Connectors.Flows;

/// <summary>Asks for single records as they stand now. One that its vendor refuses does not keep back the others.</summary>
internal sealed class RecordFetch(IEntityReader reader)
{
    /// <returns>What was found, by id; a record that is not there is left out.</returns>
    /// <exception cref="ConnectorException">The conversation broke: nothing is known.</exception>
    public async ValueTask<IReadOnlyDictionary<string, ImmutableArray<ReadResult>>> ReadAsync(
        FlowScope scope, Connection connection, ImmutableArray<string> ids, CancellationToken ct)
    {
        try
        {
            return ById(await reader.ReadOnlyAsync(connection, scope.Flow.Trigger.Entity, ids, scope.Flow.Provenance, ct));
        }
        catch (ConnectorException refused) when (IsOfRecords(refused.Fault))
        {
            var found = new List<ReadResult>();
            foreach (var id in ids)
            {
                found.AddRange(await OneAsync(scope, connection, id, ct));
            }

            return ById(found);
        }
    }

    /// <summary>A record of which nothing but a fault is known.</summary>
    public static ReadResult Refused(VendorKey key, Fault fault) =>
        new(new(key, null, null, RecordState.Live, Encoding.UTF8.GetBytes("{}")), Outcome<CanonicalRecord>.Failed([fault]));

    private async ValueTask<ImmutableArray<ReadResult>> OneAsync(FlowScope scope, Connection connection, string id, CancellationToken ct)
    {
        try
        {
            return await reader.ReadOnlyAsync(connection, scope.Flow.Trigger.Entity, [id], scope.Flow.Provenance, ct);
        }
        catch (ConnectorException refused) when (refused.Fault.Kind == FaultKind.NotFound)
        {
            return [];
        }
        catch (ConnectorException refused) when (IsOfRecords(refused.Fault))
        {
            // That we may not see a record any more does not say that it is gone.
            var vendorObject = scope.Tenant.Mappings.InboundFor(connection.Settings.System, scope.Flow.Trigger.Entity).Object!;
            return [Refused(new(vendorObject, id), refused.Fault)];
        }
    }

    private static Dictionary<string, ImmutableArray<ReadResult>> ById(IEnumerable<ReadResult> results) => results
        .GroupBy(result => result.Source.Key.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static bool IsOfRecords(Fault fault) => fault.Kind is FaultKind.NotFound or FaultKind.Authorisation or FaultKind.SourceInvalid
        or FaultKind.SchemaDrift or FaultKind.VendorDefect or FaultKind.LimitExceeded or FaultKind.Conflict;
}
