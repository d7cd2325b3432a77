using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>The key set of an incremental read: <c>SystemModstamp</c>, then <c>Id</c>.</summary>
internal static class SObjectKeyset
{
    /// <inheritdoc cref="KeysetPosition.Parse"/>
    public static KeysetPosition? Parse(Cursor? cursor) => KeysetPosition.Parse(cursor, "Salesforce", SalesforceId.IsValid);

    /// <summary>The position of a row, null when it has no stamp or no id.</summary>
    public static KeysetPosition? Of(VendorRecord row) =>
        row.ModifiedAt is { } at && SalesforceId.IsValid(row.Key.Id) ? new KeysetPosition(at, SalesforceId.To18(row.Key.Id)) : null;

    /// <summary>Rows strictly behind a position.</summary>
    public static SoqlCondition Behind(KeysetPosition position) => SoqlCondition.Any(
        SoqlCondition.IsAbove(SObjectQuery.Stamp, SoqlLiteral.Of(position.At)),
        SoqlCondition.All(
            SoqlCondition.IsEqual(SObjectQuery.Stamp, SoqlLiteral.Of(position.At)),
            SoqlCondition.IsAbove(SObjectQuery.Id, SoqlLiteral.Of(position.Id))));

    /// <summary>Rows from some time before a position on.</summary>
    public static SoqlCondition From(KeysetPosition position, TimeSpan overlap) => overlap > TimeSpan.Zero
        ? SoqlCondition.IsAtLeast(SObjectQuery.Stamp, SoqlLiteral.Of(position.At - overlap))
        : Behind(position);
}
