namespace Connectors.Mapping;

/// <summary>A code with the vendor's own value.</summary>
/// <param name="Code">Canonical code; <c>unknown</c> when no table knows the raw value.</param>
/// <param name="Raw">The vendor's value as text; null for a default.</param>
/// <param name="Label">The vendor's words for it.</param>
/// <param name="System">The vendor.</param>
internal sealed record CodedValue(string Code, string? Raw, string? Label, string? System)
{
    public const string Unknown = "unknown";
}
