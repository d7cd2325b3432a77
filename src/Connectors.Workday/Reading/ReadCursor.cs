using System.Globalization;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>Cursors of reads as of a moment: the instant through which was read, UTC with milliseconds. Empty reads from the beginning.</summary>
internal static class ReadCursor
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <exception cref="ConnectorException">The text was not written here.</exception>
    public static DateTimeOffset? Parse(Cursor? cursor)
    {
        if (cursor?.Value is not { Length: > 0 } text)
            return null;
        return DateTimeOffset.TryParseExact(
            text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, "The cursor is none of a Workday read (an instant). Remove the checkpoint to read from the beginning.")
            { Rule = "cursor" });
    }

    public static Cursor Of(DateTimeOffset moment) => new(ReadWindow.Stamp(moment));

    /// <summary>A tenant that was refreshed from another one lives earlier than what was read.</summary>
    public static ConnectorException Ahead(Connection connection) => new(new Fault(
        FaultKind.Configuration,
        $"Workday's clock stands before the cursor of connection '{connection.Settings.Name}': the tenant was refreshed or another one answers. "
        + "Remove the checkpoint to read from the beginning.")
    { Rule = "cursor" });
}
