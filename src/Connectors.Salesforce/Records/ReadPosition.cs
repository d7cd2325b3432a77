using System.Globalization;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Salesforce;

/// <summary>How far an incremental read has come: the last row by <c>SystemModstamp</c>, then <c>Id</c>. Cursor text <c>instant|id</c>.</summary>
/// <remarks>Bulk jobs stamp thousands of rows with one second: a position without the id loops for ever or skips.</remarks>
internal readonly record struct ReadPosition(DateTimeOffset At, string Id) : IComparable<ReadPosition>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The position of a cursor; null for none and for the empty text of a read that found nothing yet.</summary>
    /// <exception cref="ConnectorException">The text was not written by this class.</exception>
    public static ReadPosition? Parse(Cursor? cursor)
    {
        if (cursor?.Value is not { Length: > 0 } text)
            return null;

        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar > 0
            && DateTimeOffset.TryParseExact(
                text.AsSpan(0, bar),
                Form,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var at)
            && SalesforceId.IsValid(text[(bar + 1)..])
            ? new ReadPosition(at, text[(bar + 1)..])
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, "The cursor is none of a Salesforce read ('instant|id'). Remove the checkpoint to read from the beginning.")
            { Rule = "cursor" });
    }

    /// <summary>The position of a row, null when it has no stamp or no id.</summary>
    public static ReadPosition? Of(VendorRecord row) =>
        row.ModifiedAt is { } at && SalesforceId.IsValid(row.Key.Id) ? new ReadPosition(at, SalesforceId.To18(row.Key.Id)) : null;

    /// <summary>Rows strictly behind this position.</summary>
    public SoqlCondition Behind() => SoqlCondition.Any(
        SoqlCondition.IsAbove(SObjectQuery.Stamp, SoqlLiteral.Of(At)),
        SoqlCondition.All(
            SoqlCondition.IsEqual(SObjectQuery.Stamp, SoqlLiteral.Of(At)),
            SoqlCondition.IsAbove(SObjectQuery.Id, SoqlLiteral.Of(Id))));

    /// <summary>Rows from some time before this position on.</summary>
    public SoqlCondition From(TimeSpan overlap) => overlap > TimeSpan.Zero
        ? SoqlCondition.IsAtLeast(SObjectQuery.Stamp, SoqlLiteral.Of(At - overlap))
        : Behind();

    public int CompareTo(ReadPosition other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : string.CompareOrdinal(Id, other.Id);
    }

    public Cursor ToCursor() => new($"{At.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}|{Id}");
}
