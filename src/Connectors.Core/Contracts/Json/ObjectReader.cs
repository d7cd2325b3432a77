using System.Text.Json;

namespace Connectors.Contracts;

/// <summary>Steps of reading a JSON object by hand, for the value types whose shape is fixed.</summary>
internal static class ObjectReader
{
    /// <summary>Refuses anything but the start of an object.</summary>
    public static void Start(in Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
    }

    /// <summary>Moves to the next member name; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves from a member name to its value and reads a text; null stays null.</summary>
    public static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? reader.GetString() : throw new JsonException();
    }

    /// <summary>Moves past the value of a member that a later version added.</summary>
    public static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    /// <summary>Writes a text member unless it is absent.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
