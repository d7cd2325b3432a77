using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>Steps that reading a node and its children share.</summary>
internal static class AdfTree
{
    /// <summary>A text, or the digits of a number; null for anything else and for a text with half of a character.</summary>
    public static string? TextOf(scoped ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The bytes of the value that the reader stands on; the reader moves to its end.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> json, scoped ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
