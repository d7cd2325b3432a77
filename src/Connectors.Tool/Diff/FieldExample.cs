namespace Connectors.Tool;

/// <summary>How one record shows a difference.</summary>
/// <param name="Record">The vendor's key.</param>
/// <param name="Pointer">Where, with indexes.</param>
/// <param name="Before">The value; null when there was none.</param>
/// <param name="After">The value; null when there is none.</param>
internal sealed record FieldExample(string Record, string Pointer, string? Before, string? After);
