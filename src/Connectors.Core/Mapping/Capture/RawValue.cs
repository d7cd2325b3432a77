using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A captured value of a record: its JSON, decoded on demand. The default value is absent.</summary>
/// <param name="json">The whole token.</param>
/// <param name="kind">Its first token.</param>
/// <param name="isEscaped">Whether a text holds escapes.</param>
internal readonly struct RawValue(ReadOnlyMemory<byte> json, JsonTokenType kind, bool isEscaped)
{
    public ReadOnlyMemory<byte> Json => json;

    public JsonTokenType Kind => kind;

    public bool IsAbsent => kind is JsonTokenType.None or JsonTokenType.Null;

    public bool IsScalar => kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    /// <summary>Class of the value for faults, which tells nothing of a personal value but its length.</summary>
    public string Class => kind switch
    {
        JsonTokenType.String => TryText(out var text) ? $"text({Encoding.UTF8.GetCharCount(text.Span)})" : "text",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.Null => "null",
        _ => "absent",
    };

    /// <summary>The text of a scalar in UTF-8, unescaped; the digits of a number as they stand.</summary>
    /// <returns>False for objects, arrays and absent values, and for a text with half of a character.</returns>
    public bool TryText(out ReadOnlyMemory<byte> text)
    {
        text = kind switch
        {
            JsonTokenType.String => isEscaped ? Unescape() : json[1..^1],
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => json,
            _ => default,
        };
        return IsScalar && !(text.IsEmpty && json.Length > 2);
    }

    public string AsString() => TryText(out var text) ? Encoding.UTF8.GetString(text.Span) : "";

    private ReadOnlyMemory<byte> Unescape()
    {
        var reader = new Utf8JsonReader(json.Span);
        var buffer = new byte[json.Length];
        try
        {
            reader.Read();
            return buffer.AsMemory(0, reader.CopyString(buffer));
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
