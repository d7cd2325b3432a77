using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>Rows of one object in CSV, as bulk queries and exports give them.</summary>
internal static class SObjectCsv
{
    /// <summary>Cuts a page; a row without id is left to the mapping, which refuses it.</summary>
    /// <exception cref="Connectors.Faults.ConnectorException">The bytes are no CSV page.</exception>
    public static VendorPage Cut(ReadOnlyMemory<byte> page, string type)
    {
        var rows = CsvPage.Read(page);
        var (id, deleted) = (rows.Columns.Find(SObjectQuery.Id), rows.Columns.Find(SObjectQuery.IsDeleted));
        var (stamp, modified) = (rows.Columns.Find(SObjectQuery.Stamp), rows.Columns.Find("LastModifiedDate"));
        var records = ImmutableArray.CreateBuilder<VendorRecord>(rows.Count);
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var version = Version(row.Text(stamp) ?? row.Text(modified));
            var state = row.Text(deleted) is { } text && text.Equals("true", StringComparison.OrdinalIgnoreCase)
                ? RecordState.Deleted : RecordState.Live;
            records.Add(row.ToRecord(new(type, row.Text(id) ?? ""), version, VendorInstant.Read(version), state));
        }

        return new(records.MoveToImmutable(), RelatedRecords.None, new Cursor(""), IsLast: true);
    }

    // REST spells the same stamp +0000, and a record must have one version whichever way it was read.
    private static string? Version(string? stamp) => stamp is [.. var local, 'Z'] ? local + "+0000" : stamp;
}
