using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Reads and writes a value type that is a text in JSON. What the value type refuses is a <see cref="JsonException"/> without the text,
/// which may be personal.</summary>
internal abstract class TextValueConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        try
        {
            return Parse(reader.GetString()!);
        }
        catch (ArgumentException)
        {
            throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    /// <summary>Throws <see cref="ArgumentException"/> for a text that is no such value.</summary>
    protected abstract T Parse(string text);

    protected abstract string Format(T value);
}
