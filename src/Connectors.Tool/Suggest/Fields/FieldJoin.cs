namespace Connectors.Tool;

/// <summary>The values of a field are ids of records of another object.</summary>
/// <param name="Object">That object.</param>
/// <param name="Entity">The contract that it maps to; null when none is known.</param>
/// <param name="Found">How many distinct values are such ids.</param>
/// <param name="Distinct">How many distinct values there are.</param>
internal sealed record FieldJoin(string Object, string? Entity, int Found, int Distinct);
