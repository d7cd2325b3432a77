using System.Buffers.Text;
using System.Numerics;

namespace Connectors.Mapping;

/// <summary>Decimals from and to text without any loss: what does not fit into 96 bits and 28 places is refused, never rounded.</summary>
internal static class ExactDecimal
{
    /// <summary>Most bytes that <see cref="Format"/> writes.</summary>
    public const int LongestText = 64;

    private static readonly UInt128 Largest = (UInt128.One << 96) - 1;

    /// <summary>Reads a JSON number, or the same inside a text; a leading point and a leading plus are accepted.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        if (TryShort(text, out value))
            return true;
        value = 0;
        var (at, isNegative) = (0, false);
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
            (at, isNegative) = (1, text[0] == (byte)'-');
        var mantissa = UInt128.Zero;
        var (zeros, exponent, any, afterPoint) = (0, 0, false, false);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == (byte)'.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }
            if (c is < (byte)'0' or > (byte)'9')
                break;
            any = true;
            exponent -= afterPoint ? 1 : 0;
            if (c == (byte)'0')
            {
                zeros++;
                continue;
            }
            if (!Shift(ref mantissa, zeros + 1) || (mantissa += (uint)(c - '0')) > Largest)
                return false;
            zeros = 0;
        }
        if (!any || !Exponent(text[at..], out var written))
            return false;
        return mantissa == 0 || Make(mantissa, zeros + exponent + written, isNegative, out value);
    }

    /// <summary>Up to 18 digits with or without a point, which is what nearly all amounts are.</summary>
    private static bool TryShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var isNegative = text.Length > 0 && text[0] == (byte)'-';
        var digits = isNegative ? text[1..] : text;
        if (digits.Length is 0 or > 19)
            return false;
        var (mantissa, point) = (0UL, -1);
        for (var at = 0; at < digits.Length; at++)
        {
            var digit = (uint)(digits[at] - '0');
            if (digit <= 9)
                mantissa = mantissa * 10 + digit;
            else if (digits[at] == (byte)'.' && point < 0)
                point = at;
            else
                return false;
        }
        if (point < 0 ? digits.Length > 18 : digits.Length < 2)
            return false;
        var places = point < 0 ? 0 : digits.Length - point - 1;
        value = mantissa == 0 ? 0m : new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative, (byte)places);
        return true;
    }

    /// <summary>Sum, only when it is exact.</summary>
    public static bool TryAdd(decimal a, decimal b, out decimal sum) =>
        FromFraction(Mantissa(a) * BigInteger.Pow(10, 28 - a.Scale) + Mantissa(b) * BigInteger.Pow(10, 28 - b.Scale), 28, out sum);

    /// <summary>Product, only when it is exact.</summary>
    public static bool TryMultiply(decimal a, decimal b, out decimal product)
    {
        // Digits of both together that fit into 28 cannot be rounded.
        if (IsSmall(a) && IsSmall(b) && a.Scale + b.Scale <= 28)
        {
            product = a * b;
            return true;
        }
        var exact = Mantissa(a) * Mantissa(b);
        return FromFraction(exact, a.Scale + b.Scale, out product);
    }

    /// <summary>Quotient, only when it is exact.</summary>
    public static bool TryDivide(decimal a, decimal b, out decimal quotient)
    {
        quotient = 0;
        if (b == 0)
            return false;
        if (PowerOfTen(b) is var places and >= 0 && a.Scale <= 20)
        {
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(a, bits);
            quotient = new(bits[0], bits[1], bits[2], a < 0, (byte)(a.Scale + places));
            return true;
        }
        if (b == 0.01m)
            return TryMultiply(a, 100m, out quotient);
        // a / b with 28 places after the scales are taken out: what is still left over has no exact decimal here.
        var dividend = Mantissa(a) * BigInteger.Pow(10, 28 + b.Scale);
        var whole = BigInteger.DivRem(dividend, Mantissa(b), out var rest);
        return rest.IsZero && FromFraction(whole, 28 + a.Scale, out quotient);
    }

    /// <summary>Rounds <c>numerator / denominator</c> half away from zero.</summary>
    public static bool TryRound(BigInteger numerator, BigInteger denominator, int digits, out decimal value)
    {
        var scaled = numerator * BigInteger.Pow(10, digits) * 2;
        var whole = (BigInteger.Abs(scaled) + denominator) / (denominator * 2);
        return FromFraction(numerator.Sign < 0 ? -whole : whole, digits, out value);
    }

    /// <summary>Whether the digits without the point stay below 2^47, so that the product of two has 28 digits at most.</summary>
    private static bool IsSmall(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return bits[2] == 0 && (uint)bits[1] < 1u << 15;
    }

    /// <summary>How many places a division by a number of minor units moves the point; -1 when it does more than that.</summary>
    private static int PowerOfTen(decimal value)
    {
        if (value.Scale != 0)
            return -1;
        return value == 100m ? 2 : value == 1m ? 0 : value == 1000m ? 3 : value == 10m ? 1 : value == 10_000m ? 4 : -1;
    }

    /// <summary>The digits of a decimal without its point.</summary>
    public static BigInteger Mantissa(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return value < 0 ? -mantissa : mantissa;
    }

    /// <summary>Writes with the fewest digits, padded to at least <paramref name="places"/> after the point.</summary>
    /// <returns>Bytes written.</returns>
    public static int Format(decimal value, int places, Span<byte> text)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] == 0)
            return FormatShort((ulong)(uint)bits[1] << 32 | (uint)bits[0], value.Scale, value < 0, places, text);
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
        return length == point + 1 ? point : length;
    }

    /// <summary>The same for digits that one register holds, which is what nearly all amounts are.</summary>
    private static int FormatShort(ulong digits, int scale, bool isNegative, int places, Span<byte> text)
    {
        for (; scale > places && digits % 10 == 0; scale--)
            digits /= 10;
        Span<byte> reversed = stackalloc byte[LongestText];
        var length = Math.Max(0, places - scale);
        reversed[..length].Fill((byte)'0');
        for (; scale > 0; scale--, digits /= 10)
            reversed[length++] = (byte)('0' + digits % 10);
        if (length > 0)
            reversed[length++] = (byte)'.';
        do
        {
            reversed[length++] = (byte)('0' + digits % 10);
            digits /= 10;
        }
        while (digits != 0);
        if (isNegative)
            reversed[length++] = (byte)'-';
        text = text[..length];
        reversed[..length].CopyTo(text);
        text.Reverse();
        return length;
    }

    private static bool FromFraction(BigInteger mantissa, int scale, out decimal value)
    {
        value = 0;
        for (; scale > 0; scale--)
        {
            var shorter = BigInteger.DivRem(mantissa, 10, out var rest);
            if (!rest.IsZero)
                break;
            mantissa = shorter;
        }
        return mantissa.IsZero || BigInteger.Abs(mantissa) <= Largest &&
            Make((UInt128)BigInteger.Abs(mantissa), -scale, mantissa.Sign < 0, out value);
    }

    private static bool Make(UInt128 mantissa, int exponent, bool isNegative, out decimal value)
    {
        value = 0;
        if (exponent > 0 && !Shift(ref mantissa, exponent) || mantissa > Largest || exponent < -28)
            return false;
        value = new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), isNegative, (byte)Math.Max(0, -exponent));
        return true;
    }

    /// <summary>Multiplies by a power of ten; false when the result leaves 96 bits.</summary>
    private static bool Shift(ref UInt128 mantissa, int powers)
    {
        for (; powers > 0 && mantissa != 0; powers--)
        {
            mantissa *= 10;
            if (mantissa > Largest)
                return false;
        }
        return true;
    }

    private static bool Exponent(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.IsEmpty)
            return true;
        if (text[0] is not ((byte)'e' or (byte)'E') || text.Length is < 2 or > 7)
            return false;
        var digits = text[1] is (byte)'+' or (byte)'-' ? text[2..] : text[1..];
        foreach (var c in digits)
        {
            if (c is < (byte)'0' or > (byte)'9')
                return false;
            value = value * 10 + c - '0';
        }
        value = text[1] == (byte)'-' ? -value : value;
        return !digits.IsEmpty;
    }
}
