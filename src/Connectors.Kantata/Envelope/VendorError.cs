namespace Connectors.Kantata;

/// <summary>One entry of <c>errors</c>.</summary>
/// <param name="Type"><c>validation</c>, <c>system</c>, <c>oauth</c>; null when the vendor did not say.</param>
/// <param name="Message">The vendor's text, never used as a key but for "already been".</param>
/// <param name="Field">The field to blame.</param>
internal sealed record VendorError(string? Type, string? Message, string? Field);
