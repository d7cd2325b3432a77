using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>An exact amount in one currency.</summary>
/// <remarks>
/// <para>Range: at most 19 digits before and 9 after the point, so that every system in between can hold it; a result outside throws and never
/// loses a digit. Addition and subtraction are exact. There is no conversion between currencies here: see <see cref="ExchangeRef"/>.</para>
/// <para>The default value is zero of no currency (<see cref="Currencies.None"/>). It is no price (that is an amount per unit) and no balance
/// with a side. Two values are equal when amount and currency are; <c>1.5</c> equals <c>1.50</c>. Immutable, thread-safe.</para>
/// <para>JSON: <c>{"amount":"140.00","currency":"USD"}</c>; the amount is text, padded to the currency's minor digits.</para>
/// </remarks>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money : IComparable<Money>
{
    private const int MaxPlaces = 9;
    private const decimal Bound = 10_000_000_000_000_000_000m;

    // Null stands for no currency, so that the default value equals a written zero of no currency.
    private readonly string? _currency;

    /// <summary>An amount in a currency.</summary>
    /// <param name="amount">In main units, such as dollars, never in cents. Trailing zeros behind the point carry no meaning.</param>
    /// <param name="currency">ISO 4217 code in upper case.</param>
    /// <exception cref="ArgumentException">The currency is not three letters A to Z.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount has more than 19 digits before or 9 after the point.</exception>
    public Money(decimal amount, string currency)
    {
        if (!Currencies.IsCode(currency))
            throw new ArgumentException("A currency is three letters A to Z (ISO 4217).", nameof(currency));
        if (!Fits(amount))
            throw new ArgumentOutOfRangeException(nameof(amount), "An amount has at most 19 digits before and 9 after the point; round it first.");
        Amount = amount;
        _currency = currency == Currencies.None ? null : currency;
    }

    // Within the bounds already; null for no currency.
    private Money(string? currency, decimal amount) => (Amount, _currency) = (amount, currency);

    /// <summary>The amount in main units, negative for money that goes the other way.</summary>
    public decimal Amount { get; }

    /// <summary>ISO 4217 code, never null.</summary>
    public string Currency => _currency ?? Currencies.None;

    /// <summary>Whether the amount is within the range of this type.</summary>
    /// <param name="amount">Any decimal.</param>
    public static bool Fits(decimal amount) =>
        IsShort(amount) || Math.Abs(amount) < Bound && (amount.Scale <= MaxPlaces || decimal.Round(amount, MaxPlaces) == amount);

    /// <summary>Zero of a currency.</summary>
    /// <param name="currency">ISO 4217 code.</param>
    public static Money Zero(string currency) => new(0m, currency);

    /// <summary>Exact sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + left.InSameCurrency(right), left.Currency);

    /// <summary>Exact difference.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - left.InSameCurrency(right), left.Currency);

    /// <summary>The same amount the other way.</summary>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>Whether the left amount is smaller. Throws like <see cref="CompareTo"/>.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger. Throws like <see cref="CompareTo"/>.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is not larger. Throws like <see cref="CompareTo"/>.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is not smaller. Throws like <see cref="CompareTo"/>.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Rounds half away from zero to the minor digits of the currency: 2.345 USD is 2.35 USD, -0.5 JPY is -1 JPY.</summary>
    public Money Rounded() => new(Round(Amount), Currency);

    /// <summary>The amount times a factor, rounded like <see cref="Rounded"/>.</summary>
    /// <param name="factor">A quantity, a share or a rate without unit.</param>
    public Money Times(decimal factor) => new(Round(Amount * factor), Currency);

    /// <summary>What work of this length costs at this amount an hour, rounded like <see cref="Rounded"/>, once, at the end.</summary>
    /// <param name="worked">The work.</param>
    public Money PerHour(WorkTime worked) => new(Round(Amount * worked.Seconds / WorkTime.SecondsPerHour), Currency);

    /// <summary>Order of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(InSameCurrency(other));

    /// <summary>Amount and currency, such as <c>140.00 USD</c>, the same in every culture.</summary>
    public override string ToString() => $"{DecimalText.Format(Amount, Currencies.MinorDigits(Currency))} {Currency}";

    /// <summary>An amount and a currency that are known to be within their bounds.</summary>
    internal static Money Known(decimal amount, string currency) => new(currency == Currencies.None ? null : currency, amount);

    /// <summary>Digits below 2^63, at most 9 of them behind the point: nearly all amounts, told without arithmetic.</summary>
    private static bool IsShort(decimal amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount, bits);
        return bits[2] == 0 && bits[1] >= 0 && amount.Scale <= MaxPlaces;
    }

    private decimal Round(decimal amount) => decimal.Round(amount, Currencies.MinorDigits(Currency), MidpointRounding.AwayFromZero);

    private decimal InSameCurrency(Money other) => other.Currency == Currency
        ? other.Amount
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix; convert one of them first.");
}
