using System.Globalization;
using System.Text;

namespace Connectors.Jira;

/// <summary>A typed value in a query. There is no way to make one from ready-made query text.</summary>
internal readonly record struct JqlLiteral
{
    private readonly string? _text;

    private JqlLiteral(string text) => _text = text;

    public static JqlLiteral Of(string value) => new(Quote(value));

    public static JqlLiteral Of(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Epoch milliseconds: texts have minutes only and stand in the zone of the caller's profile.</summary>
    public static JqlLiteral Of(DateTimeOffset value) => Of(value.ToUnixTimeMilliseconds());

    public override string ToString() => _text ?? "EMPTY";

    // The backslash comes first: escaping quotes first would leave a value ending in '\' able to close the literal.
    private static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '\\' => quoted.Append(@"\\"),
                '"' => quoted.Append("\\\""),
                '\'' => quoted.Append(@"\'"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when char.IsControl(c) || IsLoneSurrogate(value, i) || c is '\u2028' or '\u2029' || c >= '\uFFFE' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Half a pair would become U+FFFD in the body and so match another value.
    private static bool IsLoneSurrogate(string value, int at) =>
        (char.IsHighSurrogate(value[at]) && (at + 1 == value.Length || !char.IsLowSurrogate(value[at + 1])))
        || (char.IsLowSurrogate(value[at]) && (at == 0 || !char.IsHighSurrogate(value[at - 1])));
}
