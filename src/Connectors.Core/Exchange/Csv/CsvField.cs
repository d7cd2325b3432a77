using System.Text;
using System.Text.Unicode;

namespace Connectors.Exchange;

/// <summary>One field of a page as it lies there, perhaps in quotes; and the same as JSON text.</summary>
internal static class CsvField
{
    /// <summary>Longest form of a byte in JSON: <c>\u001f</c>.</summary>
    private const int Longest = 6;

    /// <summary>What stands between the quotes, or all of it where there are none.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> field) => field is [(byte)'"', .., (byte)'"'] ? field[1..^1] : field;

    /// <summary>Whether the field, quotes and all, is a JSON text already.</summary>
    public static bool IsJson(ReadOnlySpan<byte> field) => field is [(byte)'"', ..] && field[1..^1].IndexOfAny(JsonScanner.Special) < 0;

    public static bool TryText(ReadOnlySpan<byte> field, out string text)
    {
        var inside = Inside(field);
        var isUtf8 = Utf8.IsValid(inside);
        text = !isUtf8 ? "" : Encoding.UTF8.GetString(inside);
        if (isUtf8 && inside.Length != field.Length)
            text = text.Replace("\"\"", "\"", StringComparison.Ordinal);
        return isUtf8;
    }

    /// <summary>Writes the field as JSON text behind what a buffer holds.</summary>
    /// <returns>Whether escapes were needed.</returns>
    public static bool Append(ReadOnlySpan<byte> field, ref byte[] buffer, ref int used)
    {
        var inside = Inside(field);
        if (buffer.Length - used < inside.Length * (long)Longest + 2)
            Array.Resize(ref buffer, checked((int)Math.Max(buffer.Length * 2L, used + inside.Length * (long)Longest + 2)));
        buffer[used++] = (byte)'"';
        var isEscaped = false;
        while (!inside.IsEmpty)
        {
            var plain = inside.IndexOfAny(JsonScanner.Special);
            var length = plain < 0 ? inside.Length : plain;
            inside[..length].CopyTo(buffer.AsSpan(used));
            used += length;
            if (plain < 0)
                break;
            used += Escape(inside[plain], buffer.AsSpan(used));
            isEscaped = true;
            // Quotes stand doubled inside quotes, and nowhere else.
            inside = inside[(plain + (inside[plain] == (byte)'"' ? 2 : 1))..];
        }
        buffer[used++] = (byte)'"';
        return isEscaped;
    }

    private static int Escape(byte special, Span<byte> into)
    {
        ReadOnlySpan<byte> text = special switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)('0' + (special >> 4)), "0123456789abcdef"u8[special & 15]],
        };
        text.CopyTo(into);
        return text.Length;
    }
}
