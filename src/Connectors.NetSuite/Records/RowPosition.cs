using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>How far an incremental read has come: the last row by change, then id. Cursor text <c>instant|id</c>, the instant in UTC.</summary>
/// <remarks>UTC, so that a cursor stays right when the account's zone is changed.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowPosition(DateTimeOffset At, long Id) : IComparable<RowPosition>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The position of a cursor; null for none and for the empty text of a read that found nothing yet.</summary>
    /// <exception cref="ConnectorException">The text was not written by this class.</exception>
    public static RowPosition? Parse(Cursor? cursor)
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
            && long.TryParse(text.AsSpan(bar + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new RowPosition(at, id)
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, "The cursor is none of a NetSuite read ('instant|id'). Remove the checkpoint to read from the beginning.")
            { Rule = "cursor" });
    }

    /// <summary>The position of a row, null when it has no stamp or no id.</summary>
    public static RowPosition? Of(VendorRecord row) =>
        row.ModifiedAt is { } at && long.TryParse(row.Key.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
            ? new RowPosition(at, id)
            : null;

    /// <summary>Rows from some time before this position on.</summary>
    public SuiteQlCondition From(TimeSpan overlap, TimeZoneInfo zone) => overlap > TimeSpan.Zero
        ? SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.IsNotBefore, LocalStamp.OfStart(At - overlap, zone))
        : Behind(LocalStamp.OfStart(At, zone), Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Rows strictly behind a row, by its stamp as NetSuite spelt it.</summary>
    public static SuiteQlCondition Behind(string stamp, string id) => SuiteQlCondition.Any(
        SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.IsAfter, stamp),
        SuiteQlCondition.All(
            SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.Is, stamp),
            SuiteQlCondition.IsAbove(RowColumns.Id, id)));

    public int CompareTo(RowPosition other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime : Id.CompareTo(other.Id);
    }

    public Cursor ToCursor() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}|{Id}"));
}
