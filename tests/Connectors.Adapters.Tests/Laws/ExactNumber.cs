using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Connectors.Adapters.Tests.Laws;

/// <summary>A decimal of any size, equal by value. Written apart from the product's, which it judges.</summary>
internal readonly record struct ExactNumber(BigInteger Digits, int Exponent)
{
    private static readonly BigInteger Largest = new(decimal.MaxValue);
    private static readonly Regex Spelling = new(@"^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,4}))?$", RegexOptions.CultureInvariant | RegexOptions.Compiled);

    public static ExactNumber? Parse(string? text)
    {
        if (text is null || Spelling.Match(text) is not { Success: true } match)
            return null;
        var (whole, fraction) = (match.Groups[2].Value, match.Groups[3].Value);
        var digits = BigInteger.Parse(whole + fraction, CultureInfo.InvariantCulture);
        var exponent = match.Groups[4].Success ? int.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture) : 0;
        return Reduced(match.Groups[1].Length > 0 ? -digits : digits, exponent - fraction.Length);
    }

    /// <summary>The quotient where it has at most 28 places and 96 bits; else null.</summary>
    public ExactNumber? Over(ExactNumber divisor)
    {
        var by = Exponent - divisor.Exponent + 28;
        if (by is < 0 or > 200)
            return null;
        var whole = BigInteger.DivRem(Digits * BigInteger.Pow(10, by), divisor.Digits, out var rest);
        return rest.IsZero && Reduced(whole, -28) is { FitsDecimal: true } quotient ? quotient : null;
    }

    public ExactNumber Times(ExactNumber other) => Reduced(Digits * other.Digits, Exponent + other.Exponent);

    public bool IsWhole => Exponent >= 0;

    private bool FitsDecimal => Exponent >= -28 && Exponent < 29 && BigInteger.Abs(Digits) * (Exponent > 0 ? BigInteger.Pow(10, Exponent) : 1) <= Largest;

    private static ExactNumber Reduced(BigInteger digits, int exponent)
    {
        if (digits.IsZero)
            return new(0, 0);
        for (; (digits % 10).IsZero; digits /= 10)
            exponent++;
        return new(digits, exponent);
    }
}
