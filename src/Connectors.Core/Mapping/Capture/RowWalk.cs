using System.Text.Json;
using System.Text.Unicode;
using Connectors.Exchange;

namespace Connectors.Mapping;

/// <summary>The front end for rows of CSV pages: notes where the wanted fields lie. A field in quotes is mostly a JSON text as it stands; any other
/// is written as one behind a copy of the row.</summary>
internal static class RowWalk
{
    /// <summary>Fills the slots, counted from the row's begin.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fields">The columns that are wanted.</param>
    /// <param name="slots">To be filled; empty before.</param>
    /// <param name="own">Room for a copy, kept from record to record.</param>
    /// <param name="isCopied">Whether the slots mean that copy.</param>
    /// <returns>Null, or what is wrong with the row.</returns>
    public static string? Walk(CsvRow row, RowField[] fields, Slot[] slots, ref byte[] own, out bool isCopied)
    {
        isCopied = false;
        var places = row.Places;
        var bytes = row.Page.Bytes.AsSpan(0, places[^1] - 1);
        var start = CsvPlace.At(places[0]);
        if (!row.Page.IsUtf8 && !Utf8.IsValid(bytes[start..]))
            return "is not UTF-8";
        var used = 0;
        foreach (var (column, slot, parent) in fields)
        {
            var place = CsvPlace.At(places[column]);
            var field = bytes[place..(CsvPlace.At(places[column + 1]) - 1)];
            if (field.Length == 0 || field.Length == 2 && field[0] == (byte)'"')
            {
                // As in the row's JSON: an object of which the row has nothing is null itself. Nobody looks at the bytes of a null.
                slots[slot] = parent is not null && CsvJson.IsEmpty(row, parent) ? default : new(place - start, 1, JsonTokenType.Null, false);
                continue;
            }
            if (CsvPlace.IsJson(places[column]))
            {
                slots[slot] = new(place - start, field.Length, JsonTokenType.String, false);
                continue;
            }
            if (!isCopied)
                used = Copy(bytes[start..], ref own);
            isCopied = true;
            var token = used;
            var isEscaped = CsvField.Append(field, ref own, ref used);
            slots[slot] = new(token, used - token, JsonTokenType.String, isEscaped);
        }
        return null;
    }

    private static int Copy(ReadOnlySpan<byte> row, ref byte[] own)
    {
        if (own.Length < row.Length)
            own = new byte[Math.Max(256, row.Length * 2)];
        row.CopyTo(own);
        return row.Length;
    }
}
