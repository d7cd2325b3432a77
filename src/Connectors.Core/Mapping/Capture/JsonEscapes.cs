using System.Buffers.Text;
using System.Text;

namespace Connectors.Mapping;

/// <summary>Undoes the escapes of a text that has been walked, so that each of them is spelt rightly.</summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    /// <param name="text">The text without its quotes.</param>
    /// <param name="target">Takes it; as long as the text at least.</param>
    /// <param name="written">How much it took.</param>
    /// <returns>False when a character is written in two halves, which <see cref="System.Text.Json.Utf8JsonReader"/> puts together.</returns>
    public static bool TryUndo(ReadOnlySpan<byte> text, Span<byte> target, out int written)
    {
        written = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != (byte)'\\')
            {
                target[written++] = text[at];
                continue;
            }
            if (++at >= text.Length)
                return false;
            if (text[at] != (byte)'u')
            {
                target[written++] = Short(text[at]);
                continue;
            }
            if (text.Length - at <= HexDigits || !Utf8Parser.TryParse(text.Slice(at + 1, HexDigits), out ushort unit, out var digits, 'x')
                || digits != HexDigits || !Rune.TryCreate(unit, out var rune))
                return false;
            written += rune.EncodeToUtf8(target[written..]);
            at += HexDigits;
        }
        return true;
    }

    private static byte Short(byte letter) => letter switch
    {
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        _ => letter,
    };
}
