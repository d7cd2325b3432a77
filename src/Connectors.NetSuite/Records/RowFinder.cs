using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>Finds a record by our key in its <c>externalid</c>, or its version by id.</summary>
internal sealed class RowFinder(NetSuiteClient netsuite, AccountZone zones)
{
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, RowTable table, ExternalKey key, CancellationToken ct = default)
    {
        var rows = await RowsAsync(connection, table, SuiteQlCondition.IsEqual("externalid", key.Value), ct);
        return rows.Length switch
        {
            0 => null,
            1 => rows[0],
            _ => throw new ConnectorException(new Fault(
                FaultKind.Duplicate, $"More than one {table.Record} has our key as its external id: repair the records.") { Rule = "external-key" }),
        };
    }

    /// <summary>The stamp of a record, null when it does not exist.</summary>
    public async ValueTask<string?> VersionAsync(Connection connection, RowTable table, string id, CancellationToken ct = default) =>
        (await RowsAsync(connection, table, SuiteQlCondition.IsEqual(RowColumns.Id, id), ct)).FirstOrDefault()?.Version;

    private async ValueTask<ImmutableArray<VendorRecord>> RowsAsync(
        Connection connection, RowTable table, SuiteQlCondition condition, CancellationToken ct)
    {
        var zone = await zones.FindAsync(connection, ct);
        var statement = new SuiteQlStatement
        {
            Columns = table.Columns(["externalid"]),
            From = table.Table,
            Where = table.Where(condition),
            OrderBy = [RowColumns.Id],
        };
        var answer = await netsuite.QueryAsync(connection, statement, limit: 2, ct);
        return answer.IsSuccess
            ? NetSuitePages.Rows(answer.Body, table.Record, zone).Records
            : throw new ConnectorException(answer.Faults[0]);
    }
}
