namespace Connectors.Contracts;

/// <summary>Our ids are texts in JSON, in the form of <see cref="CanonicalId.ToString"/>.</summary>
internal sealed class CanonicalIdConverter : TextValueConverter<CanonicalId>
{
    protected override CanonicalId Parse(string text) =>
        Guid.TryParseExact(text, "D", out var id) ? new(id) : throw new ArgumentException("No UUID.", nameof(text));

    protected override string Format(CanonicalId value) => value.ToString();
}
