namespace Connectors.Contracts;

/// <summary>A decimal is a text in JSON, never a number: readers in other languages would make a binary fraction of a number.</summary>
internal sealed class DecimalConverter : TextValueConverter<decimal>
{
    protected override decimal Parse(string text) =>
        DecimalText.TryParse(text, out var value) ? value : throw new ArgumentException("No decimal.", nameof(text));

    protected override string Format(decimal value) => DecimalText.Format(value);
}
