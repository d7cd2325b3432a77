using System.Globalization;
using System.Text;

namespace Connectors.Salesforce;

/// <summary>A typed value in a query. There is no way to make one from ready-made query text.</summary>
internal readonly record struct SoqlLiteral
{
    private readonly string? _text;

    private SoqlLiteral(string text) => _text = text;

    public static SoqlLiteral Null => new("null");

    public static SoqlLiteral Of(string value) => new(Quote(value));

    public static SoqlLiteral Of(bool value) => new(value ? "TRUE" : "FALSE");

    public static SoqlLiteral Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Dates and times stand without quotes; with quotes Salesforce compares text and refuses.</summary>
    public static SoqlLiteral Of(DateOnly value) => new(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Whole seconds in UTC, rounded down: Salesforce stores no fractions.</summary>
    public static SoqlLiteral Of(DateTimeOffset value) =>
        new(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text ?? "null";

    // The backslash comes first: escaping quotes first would leave a value ending in '\' able to close the literal.
    private static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('\'');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '\\' => quoted.Append(@"\\"),
                '\'' => quoted.Append(@"\'"),
                '"' => quoted.Append("\\\""),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                '\b' => quoted.Append(@"\b"),
                '\f' => quoted.Append(@"\f"),
                _ when char.IsControl(c) || IsLoneSurrogate(value, i) || c is '\u2028' or '\u2029' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('\'').ToString();
    }

    // Half a pair would become U+FFFD in the address and so match another value.
    private static bool IsLoneSurrogate(string value, int at) =>
        (char.IsHighSurrogate(value[at]) && (at + 1 == value.Length || !char.IsLowSurrogate(value[at + 1])))
        || (char.IsLowSurrogate(value[at]) && (at == 0 || !char.IsHighSurrogate(value[at - 1])));
}
