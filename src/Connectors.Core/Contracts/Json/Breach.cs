namespace Connectors.Contracts;

/// <summary>One place where JSON does not follow its contract.</summary>
/// <param name="Path">JSON Pointer.</param>
/// <param name="Rule">The rule, such as <c>required</c>.</param>
/// <param name="Found">What is there instead, without the value.</param>
/// <param name="ValueClass">Class of the value there, null when absent.</param>
internal sealed record Breach(string Path, string Rule, string Found, string? ValueClass);
