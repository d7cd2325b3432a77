using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Contracts;

[Category("F44")]
public class DecimalTextTests
{
    [TestCase("0", 0, "0")]
    [TestCase("-0.000", 0, "0")]
    [TestCase("1.500", 0, "1.5")]
    [TestCase("1.500", 2, "1.50")]
    [TestCase("100", 0, "100")]
    [TestCase("0.0000000000000000000000000001", 0, "0.0000000000000000000000000001")]
    [TestCase("79228162514264337593543950335", 0, "79228162514264337593543950335")]
    public void Has_the_fewest_digits(string value, int minDigits, string text) =>
        Assert.That(DecimalText.Format(decimal.Parse(value, CultureInfo.InvariantCulture), minDigits), Is.EqualTo(text));

    [TestCase("12,3")]
    [TestCase("1e3")]
    [TestCase("+1")]
    [TestCase(".5")]
    [TestCase("5.")]
    [TestCase("--5")]
    [TestCase("1_000")]
    [TestCase("٣")]
    [TestCase("")]
    [TestCase("-")]
    [TestCase("79228162514264337593543950336")]
    [TestCase("0.00000000000000000000000000001")]
    [TestCase("1.0000000000000000000000000000001")]
    public void What_does_not_fit_exactly_is_no_decimal(string text) => Assert.That(DecimalText.TryParse(text, out _), Is.False);

    [Test]
    public void Reading_what_was_written_gives_the_same_value() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(RecordGen.Decimal.ToArbitrary(), static value => DecimalText.TryParse(DecimalText.Format(value), out var again) && again == value));
}
