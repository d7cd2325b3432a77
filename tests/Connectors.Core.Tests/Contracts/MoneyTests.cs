using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Contracts;

[Category("F44")]
public class MoneyTests
{
    [TestCase("USD", 2)]
    [TestCase("JPY", 0)]
    [TestCase("KWD", 3)]
    [TestCase("CLF", 4)]
    [TestCase("ZZZ", 2)]
    public void A_currency_has_its_minor_digits(string code, int digits) => Assert.That(Currencies.MinorDigits(code), Is.EqualTo(digits));

    [TestCase("usd")]
    [TestCase("US")]
    [TestCase("USDX")]
    [TestCase("U$D")]
    [TestCase("ÄÖÜ")]
    [TestCase("")]
    [TestCase(null)]
    public void What_is_no_code_is_refused(string? code)
    {
        Assert.That(Currencies.IsCode(code), Is.False);
        Assert.That(() => new Money(1m, code!), Throws.ArgumentException);
    }

    [TestCase("2.345", "USD", "2.35 USD")]
    [TestCase("-2.345", "USD", "-2.35 USD")]
    [TestCase("2.344999999", "USD", "2.34 USD")]
    [TestCase("0.5", "JPY", "1 JPY")]
    [TestCase("-0.5", "JPY", "-1 JPY")]
    [TestCase("1.0005", "KWD", "1.001 KWD")]
    public void Rounding_is_half_away_from_zero_to_the_minor_digits(string amount, string currency, string rounded) =>
        Assert.That(new Money(decimal.Parse(amount), currency).Rounded().ToString(), Is.EqualTo(rounded));

    [Test]
    public void Work_is_paid_by_the_second_and_rounded_once()
    {
        var rate = new Money(140m, "USD");
        Assert.That(rate.PerHour(new WorkTime(1200)), Is.EqualTo(new Money(46.67m, "USD")));
        Assert.That(rate.Times(WorkTime.FromMinutes(20).Hours), Is.EqualTo(new Money(46.67m, "USD")));
        Assert.That(new Money(999_999m, "USD").PerHour(new WorkTime(20)), Is.EqualTo(new Money(5555.55m, "USD")), "hours rounded to 6 digits first would give 5556.00");
        Assert.That(new Money(999_999m, "USD").Times(new WorkTime(20).Hours).Amount, Is.Not.EqualTo(5555.55m));
    }

    [Test]
    public void Currencies_do_not_mix()
    {
        var (dollars, euros) = (new Money(1m, "USD"), new Money(1m, "EUR"));
        Assert.That(() => dollars + euros, Throws.InvalidOperationException.With.Message.Contains("USD and EUR"));
        Assert.That(() => dollars - euros, Throws.InvalidOperationException);
        Assert.That(() => dollars < euros, Throws.InvalidOperationException);
        Assert.That(dollars, Is.Not.EqualTo(euros));
    }

    [Test]
    public void The_default_value_is_zero_of_no_currency()
    {
        Assert.That(default(Money), Is.EqualTo(Money.Zero(Currencies.None)));
        Assert.That(default(Money).ToString(), Is.EqualTo("0.00 XXX"));
    }

    [TestCase("9999999999999999999.999999999", true)]
    [TestCase("10000000000000000000", false)]
    [TestCase("0.0000000001", false)]
    [TestCase("0.1000000000", true)]
    public void The_range_is_19_and_9_digits(string amount, bool fits)
    {
        Assert.That(Money.Fits(decimal.Parse(amount)), Is.EqualTo(fits));
        Assert.That(() => new Money(decimal.Parse(amount), "USD"), fits ? Throws.Nothing : Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Adding_and_taking_away_are_exact() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(RecordGen.Money.Two().ToArbitrary(), static pair =>
        {
            var (left, right) = (pair.Item1, new Money(pair.Item2.Amount, pair.Item1.Currency));
            return left + right - right == left && (left + right).Amount == left.Amount + right.Amount && -(-left) == left && (left < right) == (right > left);
        }));

    [TestCase("""{"amount":140,"currency":"USD"}""")]
    [TestCase("""{"amount":"12,3","currency":"USD"}""")]
    [TestCase("""{"amount":"1e3","currency":"USD"}""")]
    [TestCase("""{"amount":"NaN","currency":"USD"}""")]
    [TestCase("""{"amount":" 1","currency":"USD"}""")]
    [TestCase("""{"amount":"1.","currency":"USD"}""")]
    [TestCase("""{"amount":"1","currency":"usd"}""")]
    [TestCase("""{"amount":"1"}""")]
    [TestCase("""{"currency":"USD"}""")]
    [TestCase("\"140.00 USD\"")]
    [TestCase("140.0")]
    public void Json_that_is_no_amount_is_refused(string json) => Assert.That(() => JsonSerializer.Deserialize<Money>(json), Throws.TypeOf<JsonException>());

    [TestCase("140", "USD", "140.00")]
    [TestCase("140.10", "USD", "140.10")]
    [TestCase("0.125000", "USD", "0.125")]
    [TestCase("-0.00", "USD", "0.00")]
    [TestCase("5", "JPY", "5")]
    [TestCase("5.5", "JPY", "5.5")]
    [TestCase("1", "KWD", "1.000")]
    public void Json_pads_to_the_minor_digits_and_keeps_what_is_beyond(string amount, string currency, string text) =>
        Assert.That(JsonSerializer.Serialize(new Money(decimal.Parse(amount), currency)), Is.EqualTo($$"""{"amount":"{{text}}","currency":"{{currency}}"}"""));
}
