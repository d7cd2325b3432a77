using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A member name, encoded once.</summary>
internal sealed class OutputName(string text)
{
    public string Text => text;

    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
