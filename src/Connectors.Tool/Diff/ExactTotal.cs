using System.Globalization;
using System.Numerics;
using Connectors.Contracts;

namespace Connectors.Tool;

/// <summary>A sum of amounts without bound and without rounding.</summary>
/// <param name="currency">Its currency, for the digits that are shown.</param>
internal sealed class ExactTotal(string currency)
{
    // Amounts have at most nine digits behind the point.
    private const int Places = 9;
    private const decimal Unit = 1_000_000_000m;

    public BigInteger Before { get; private set; }

    public BigInteger After { get; private set; }

    public bool IsChanged => Before != After;

    public void AddBefore(decimal amount) => Before += new BigInteger(amount * Unit);

    public void AddAfter(decimal amount) => After += new BigInteger(amount * Unit);

    public string Text(BigInteger sum)
    {
        var digits = BigInteger.Abs(sum).ToString(CultureInfo.InvariantCulture).PadLeft(Places + 1, '0');
        var fraction = digits[^Places..].TrimEnd('0').PadRight(Currencies.MinorDigits(currency), '0');
        return $"{(sum.Sign < 0 ? "-" : "")}{digits[..^Places]}{(fraction.Length > 0 ? "." : "")}{fraction}";
    }
}
