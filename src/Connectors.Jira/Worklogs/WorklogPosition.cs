using System.Globalization;
using System.Runtime.InteropServices;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>How far both feeds were read, in epoch milliseconds. Cursor text <c>updated|deleted</c>.</summary>
/// <param name="Updated">Newest row of the feed of written worklogs.</param>
/// <param name="Deleted">Newest row of the feed of deleted ones.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorklogPosition(long Updated, long Deleted)
{
    /// <exception cref="ConnectorException">The text was not written by <see cref="ToCursor"/>.</exception>
    public static WorklogPosition Parse(Cursor? cursor)
    {
        if (cursor?.Value is not { Length: > 0 } text)
        {
            return default;
        }

        return text.Split('|') is [var updated, var deleted] && Number(updated, out var at) && Number(deleted, out var gone)
            ? new(at, gone)
            : throw new ConnectorException(new(
                FaultKind.Configuration,
                    "The cursor is none of a read of worklogs ('updated|deleted'). Remove the checkpoint to read from the beginning.")
            { Rule = "cursor" });
    }

    public Cursor ToCursor() => new(string.Create(CultureInfo.InvariantCulture, $"{Updated}|{Deleted}"));

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
