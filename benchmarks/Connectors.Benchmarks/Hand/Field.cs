using System.Text.Json;

namespace Connectors.Benchmarks;

/// <summary>Where a value lies in a page: noted in the one pass, decoded when the record is made. <c>None</c> is absent or null.</summary>
internal readonly record struct Field(int Start, int Length, JsonTokenType Kind, bool IsEscaped)
{
    public bool IsTrue => Kind == JsonTokenType.True;

    /// <summary>The single value behind the member name that the reader stands on.</summary>
    /// <exception cref="FormatException">There is an object or an array.</exception>
    public static Field Take(ref Utf8JsonReader reader)
    {
        reader.Read();
        return Here(ref reader);
    }

    /// <summary>The single value that the reader stands on.</summary>
    public static Field Here(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, JsonTokenType.String, reader.ValueIsEscaped),
        JsonTokenType.Null => default,
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            => new((int)reader.TokenStartIndex, reader.ValueSpan.Length, reader.TokenType, false),
        _ => throw new FormatException($"No single value at byte {reader.TokenStartIndex}."),
    };

    /// <summary>Length of the member name that the reader stands on, as it is without escapes: what the switches go by.</summary>
    public static int NameLength(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.Length;
        var name = new byte[reader.ValueSpan.Length];
        return reader.CopyString(name);
    }
}
