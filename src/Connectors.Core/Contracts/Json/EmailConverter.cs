namespace Connectors.Contracts;

/// <summary>A <see cref="Email"/> is a text in JSON.</summary>
internal sealed class EmailConverter : TextValueConverter<Email>
{
    protected override Email Parse(string text) => new(text);

    protected override string Format(Email value) => value.Address;
}
