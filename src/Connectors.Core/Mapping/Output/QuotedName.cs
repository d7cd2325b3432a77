using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A member's name as JSON has it.</summary>
internal static class QuotedName
{
    /// <summary>The name with its quotes and colon.</summary>
    public static byte[] Of(string name)
    {
        // Nearly all names are plain; the encoder's tables are made for the first that is not.
        if (name.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || name.AsSpan().IndexOfAny('"', '\\') >= 0)
            return [(byte)'"', .. JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"', (byte)':'];
        var text = new byte[name.Length + 3];
        Encoding.ASCII.GetBytes(name, text.AsSpan(1));
        (text[0], text[^2], text[^1]) = ((byte)'"', (byte)'"', (byte)':');
        return text;
    }
}
