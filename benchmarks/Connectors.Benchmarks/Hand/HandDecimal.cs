using System.Buffers.Text;

namespace Connectors.Benchmarks;

/// <summary>Decimals as vendors write them, exact or refused.</summary>
internal static class HandDecimal
{
    private const int MostShortDigits = 18;

    /// <exception cref="FormatException">The text is no decimal, or one that does not fit.</exception>
    public static decimal Parse(ReadOnlySpan<byte> text)
    {
        var isNegative = text.Length > 0 && text[0] == (byte)'-';
        var digits = isNegative ? text[1..] : text;
        var (mantissa, point) = (0L, -1);
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = digits[at] - '0';
            if ((uint)digit <= 9 && at <= MostShortDigits)
                mantissa = mantissa * 10 + digit;
            else if (digits[at] == (byte)'.' && point < 0)
                point = at;
            else
                return Long(text);
        }
        if (digits.Length - (point < 0 ? 0 : 1) is 0 or > MostShortDigits)
            return Long(text);
        var places = point < 0 ? 0 : digits.Length - point - 1;
        return new((int)mantissa, (int)(mantissa >> 32), 0, isNegative && mantissa != 0, (byte)places);
    }

    /// <summary>An amount in minor units, of which so many make a main one.</summary>
    public static decimal Minor(decimal amount, decimal units) => units switch
    {
        100m => amount * 0.01m,
        1m => amount,
        1000m => amount * 0.001m,
        _ => throw new FormatException("No number of minor units."),
    };

    /// <summary>Fewest digits, but at least so many places.</summary>
    /// <returns>Bytes written.</returns>
    public static int Format(decimal value, int places, Span<byte> text)
    {
        Utf8Formatter.TryFormat(value, text, out var length);
        var point = text[..length].IndexOf((byte)'.');
        if (point < 0 && places == 0)
            return length;
        if (point < 0)
            text[point = length++] = (byte)'.';
        while (length - point - 1 > places && text[length - 1] == (byte)'0')
            length--;
        while (length - point - 1 < places)
            text[length++] = (byte)'0';
        return length - point == 1 ? point : length;
    }

    private static decimal Long(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out decimal value, out var length, 'E') && length == text.Length ? value : throw new FormatException("No decimal.");
}
