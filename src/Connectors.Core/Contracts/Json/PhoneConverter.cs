namespace Connectors.Contracts;

/// <summary>A <see cref="Phone"/> is a text in JSON.</summary>
internal sealed class PhoneConverter : TextValueConverter<Phone>
{
    protected override Phone Parse(string text) => new(text);

    protected override string Format(Phone value) => value.Number;
}
