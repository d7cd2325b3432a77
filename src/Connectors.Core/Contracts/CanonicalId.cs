using System.Text.Json.Serialization;

namespace Connectors.Contracts;

/// <summary>Our id of a record: a version 7 UUID, made once, never reused, meaningful inside one tenant only.</summary>
/// <param name="Value">The UUID.</param>
[JsonConverter(typeof(CanonicalIdConverter))]
public readonly record struct CanonicalId(Guid Value)
{
    /// <summary>Lower-case form with hyphens.</summary>
    public override string ToString() => Value.ToString("D");

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no UUID.</exception>
    public static CanonicalId Parse(string text) => new(Guid.ParseExact(text, "D"));
}
