using System.Text;
using System.Text.Json;

namespace Connectors.Mapping;

/// <summary>A captured value of a record: its JSON, decoded on demand. The default value is absent.</summary>
/// <param name="record">The bytes that the record lies in.</param>
/// <param name="start">Where the token begins in them.</param>
/// <param name="length">Bytes of the whole token.</param>
/// <param name="kind">Its first token.</param>
/// <param name="isEscaped">Whether a text holds escapes.</param>
internal readonly struct RawValue(byte[] record, int start, int length, JsonTokenType kind, bool isEscaped)
{
    public ReadOnlyMemory<byte> Json => new(record, start, length);

    public ReadOnlySpan<byte> Span => new(record, start, length);

    public JsonTokenType Kind => kind;

    /// <summary>The text between its quotes where it stands there as it is meant; else empty, and <see cref="TryText"/> has to be asked.</summary>
    public ReadOnlySpan<byte> Plain => kind == JsonTokenType.String && !isEscaped ? new(record, start + 1, length - 2) : default;

    /// <summary>A single value as it stands in the record, a text without its quotes; empty for what has escapes or is none.</summary>
    public ReadOnlySpan<byte> Spelling => kind switch
    {
        JsonTokenType.String => isEscaped ? default : new(record, start + 1, length - 2),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => new(record, start, length),
        _ => default,
    };

    public bool IsEmptyText => kind == JsonTokenType.String && length == 2;

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
            JsonTokenType.String => isEscaped ? Unescape() : new(record, start + 1, length - 2),
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Json,
            _ => default,
        };
        return IsScalar && !(text.IsEmpty && length > 2);
    }

    public string AsString() => Plain is { IsEmpty: false } plain ? Encoding.UTF8.GetString(plain)
        : TryText(out var text) ? Encoding.UTF8.GetString(text.Span) : "";

    private ReadOnlyMemory<byte> Unescape()
    {
        var buffer = new byte[length];
        if (JsonEscapes.TryUndo(Span[1..^1], buffer, out var written))
            return buffer.AsMemory(0, written);
        var reader = new Utf8JsonReader(Span);
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
