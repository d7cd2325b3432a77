using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Faults;

namespace Connectors.Exchange;

/// <summary>How far an incremental read has come: the last record by change, then by id. Cursor text <c>instant|id</c>, the instant in UTC with
/// milliseconds where it has them.</summary>
/// <param name="At">When the last record was changed, UTC.</param>
/// <param name="Id">Its id, not empty.</param>
/// <remarks>Vendors stamp thousands of records with one second: a position without the id loops for ever or skips. Ids of digits only compare as
/// numbers, others by their characters. Immutable.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KeysetPosition(DateTimeOffset At, string Id) : IComparable<KeysetPosition>
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    /// <summary>The position of a cursor.</summary>
    /// <param name="cursor">What a read handed out.</param>
    /// <param name="reading">Whose cursor it is, for the message, such as <c>Salesforce</c>.</param>
    /// <param name="isId">Whether a text is an id of that vendor.</param>
    /// <returns>Null for no cursor and for the empty text of a read that found nothing yet.</returns>
    /// <exception cref="ConnectorException">The text was not written by <see cref="ToCursor"/>: <c>Configuration</c>.</exception>
    public static KeysetPosition? Parse(Cursor? cursor, string reading, Predicate<string> isId)
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
            && isId(text[(bar + 1)..])
            ? new KeysetPosition(at, text[(bar + 1)..])
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, $"The cursor is none of a {reading} read ('instant|id'). Remove the checkpoint to read from the beginning.")
            { Rule = "cursor" });
    }

    /// <summary>The position of a record, null when it has no stamp or no id.</summary>
    /// <param name="record">The record.</param>
    public static KeysetPosition? Of(VendorRecord record) =>
        record is { ModifiedAt: { } at, Key.Id.Length: > 0 } ? new KeysetPosition(at, record.Key.Id) : null;

    /// <summary>How far a read has come after a page. It never moves back: rows that are read once more lie behind it.</summary>
    /// <param name="position">Where it was before; null at the beginning.</param>
    /// <param name="page">The rows of the page, in any order.</param>
    /// <param name="of">The position of a row; null for one that has none.</param>
    public static KeysetPosition? Furthest(
        KeysetPosition? position, ImmutableArray<VendorRecord> page, Func<VendorRecord, KeysetPosition?> of)
    {
        foreach (var row in page)
        {
            if (of(row) is { } at && (position is not { } known || at.CompareTo(known) > 0))
                position = at;
        }

        return position;
    }

    /// <inheritdoc/>
    public int CompareTo(KeysetPosition other)
    {
        var byTime = At.CompareTo(other.At);
        return byTime != 0 ? byTime
            : long.TryParse(Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && long.TryParse(other.Id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var otherNumber)
                ? number.CompareTo(otherNumber)
            : string.CompareOrdinal(Id, other.Id);
    }

    /// <summary>The cursor of this position.</summary>
    public Cursor ToCursor() => new($"{At.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)}|{Id}");
}
