namespace Connectors.Contracts;

/// <summary>A <see cref="TaxId"/> is a text in JSON.</summary>
internal sealed class TaxIdConverter : TextValueConverter<TaxId>
{
    protected override TaxId Parse(string text) => new(text);

    protected override string Format(TaxId value) => value.Number;
}
