namespace Connectors.Contracts;

/// <summary>An instant is a text in UTC in JSON; one without an offset is refused, because its meaning would depend on the machine.</summary>
internal sealed class InstantConverter : TextValueConverter<DateTimeOffset>
{
    protected override DateTimeOffset Parse(string text) =>
        InstantText.TryParse(text, out var value) ? value : throw new ArgumentException("No instant.", nameof(text));

    protected override string Format(DateTimeOffset value) => InstantText.Format(value);
}
