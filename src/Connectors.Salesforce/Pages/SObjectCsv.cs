using System.Text;
using Connectors.Contracts;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>Rows of one object in CSV, as bulk queries and exports give them.</summary>
internal static class SObjectCsv
{
    private const int LongestStamp = 40;

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
            var changed = row.Utf8(stamp) is { IsEmpty: false } own ? own : row.Utf8(modified);
            var state = Ascii.EqualsIgnoreCase(row.Utf8(deleted), "true"u8) ? RecordState.Deleted : RecordState.Live;
            records.Add(row.ToRecord(new(type, row.Text(id) ?? ""), Version(changed), VendorInstant.Read(changed), state));
        }

        return new(records.MoveToImmutable(), RelatedRecords.None, new Cursor(""), IsLast: true);
    }

    // REST spells the same stamp +0000, and a record must have one version whichever way it was read.
    private static string? Version(ReadOnlySpan<byte> stamp)
    {
        if (stamp.IsEmpty)
            return null;
        if (stamp.Length > LongestStamp || stamp[^1] != (byte)'Z')
            return Encoding.UTF8.GetString(stamp);
        Span<byte> version = stackalloc byte[LongestStamp + 4];
        stamp[..^1].CopyTo(version);
        "+0000"u8.CopyTo(version[(stamp.Length - 1)..]);
        return Encoding.UTF8.GetString(version[..(stamp.Length + 4)]);
    }
}
