using System.Globalization;

namespace Connectors.Contracts;

/// <summary>Decimals as the text that canonical JSON carries: sign, digits, point, digits; no exponent, no group marks.</summary>
/// <remarks>Parsing is exact or fails: <see cref="decimal.Parse(string)"/> rounds what does not fit, and then has fewer places than the
/// text.</remarks>
internal static class DecimalText
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The shortest text, with at least <paramref name="minDigits"/> digits behind the point.</summary>
    public static string Format(decimal value, int minDigits = 0)
    {
        // Dividing by a one of full scale takes the trailing zeros away without changing the value.
        var shortest = value == 0 ? 0m : value / 1.0000000000000000000000000000m;
        return shortest.ToString(shortest.Scale < minDigits ? "F" + minDigits : null, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a plain decimal that fits exactly; anything else, such as <c>12,3</c>, <c>1e3</c>, <c>+1</c> or <c>.5</c>, is no
    /// decimal.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        var unsigned = text is ['-', ..] ? text[1..] : text;
        var point = unsigned.IndexOf('.');
        var places = point < 0 ? 0 : unsigned.Length - point - 1;
        value = 0;
        return IsDigits(point < 0 ? unsigned : unsigned[..point])
            && (point < 0 || IsDigits(unsigned[(point + 1)..]))
            && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value)
            && value.Scale == places;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');
}
