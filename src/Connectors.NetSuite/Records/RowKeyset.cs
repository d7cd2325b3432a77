using Connectors.Exchange;

namespace Connectors.NetSuite;

/// <summary>The key set of an incremental read: <c>lastmodifieddate</c>, then <c>id</c>.</summary>
/// <remarks>Positions are in UTC, so that a cursor stays right when the account's zone is changed.</remarks>
internal static class RowKeyset
{
    /// <inheritdoc cref="KeysetPosition.Parse"/>
    public static KeysetPosition? Parse(Cursor? cursor) => KeysetPosition.Parse(cursor, "NetSuite", NetSuiteClient.IsId);

    /// <summary>The position of a row, null when it has no stamp or no id.</summary>
    public static KeysetPosition? Of(VendorRecord row) => NetSuiteClient.IsId(row.Key.Id) ? KeysetPosition.Of(row) : null;

    /// <summary>Rows from some time before a position on.</summary>
    public static SuiteQlCondition From(KeysetPosition position, TimeSpan overlap, TimeZoneInfo zone) => overlap > TimeSpan.Zero
        ? SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.IsNotBefore, LocalStamp.OfStart(position.At - overlap, zone))
        : Behind(LocalStamp.OfStart(position.At, zone), position.Id);

    /// <summary>Rows strictly behind a row, by its stamp as NetSuite spelt it.</summary>
    public static SuiteQlCondition Behind(string stamp, string id) => SuiteQlCondition.Any(
        SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.IsAfter, stamp),
        SuiteQlCondition.All(
            SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.Is, stamp),
            SuiteQlCondition.IsAbove(RowColumns.Id, id)));
}
