using System.Text;
using System.Text.Json;

namespace Connectors.Kantata;

/// <summary>Ids are texts in most places and numbers in some: both are read as text.</summary>
internal static class VendorText
{
    /// <summary>The text of a name, string or number under the reader; null for anything else, a text that is no Unicode among them.</summary>
    public static string? Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: valid JSON, no text. One such record must not cost the page.
            return null;
        }
    }
}
