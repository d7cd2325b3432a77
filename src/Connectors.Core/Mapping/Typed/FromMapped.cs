namespace Connectors.Mapping;

/// <summary>The .NET value of what a rule gave.</summary>
/// <returns>False when it is not of the member's kind or breaks its rules.</returns>
internal delegate bool FromMapped<TValue>(in Mapped mapped, out TValue value);
