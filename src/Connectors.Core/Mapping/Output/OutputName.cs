using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A member name, encoded once.</summary>
internal sealed class OutputName(string text)
{
    public string Text => text;

    /// <summary>The name with its quotes and colon.</summary>
    public byte[] Fragment { get; } =
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"', (byte)':'];

    /// <summary>JSON Pointer of the member where it is in no list; null until it was asked for.</summary>
    public string? Pointer { get; set; }
}
