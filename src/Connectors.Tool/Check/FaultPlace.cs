using System.Globalization;
using Connectors.Faults;

namespace Connectors.Tool;

/// <summary>Where a fault of a document stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record FaultPlace(string File, int Line, int Column)
{
    /// <summary>Takes <c>file:line:column</c> apart; the file's name may hold colons.</summary>
    public static FaultPlace Of(Fault fault)
    {
        var text = fault.File ?? "";
        var column = text.LastIndexOf(':');
        var line = column <= 0 ? -1 : text.LastIndexOf(':', column - 1);
        return line > 0 && int.TryParse(text.AsSpan(line + 1, column - line - 1), NumberStyles.None, null, out var row)
            && int.TryParse(text.AsSpan(column + 1), NumberStyles.None, null, out var place) ? new(text[..line], row, place) : new(text, 1, 1);
    }
}
