namespace Connectors.Workday;

/// <summary>One reason inside a fault.</summary>
/// <param name="Message">The vendor's text; may quote values.</param>
/// <param name="Xpath">The element to blame; null when none is named.</param>
internal sealed record SoapError(string Message, string? Xpath);
