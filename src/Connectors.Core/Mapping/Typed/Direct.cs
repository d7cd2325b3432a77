namespace Connectors.Mapping;

/// <summary>The .NET value of a rule in the case that nearly all records are: the value is there, without escapes, and plain.</summary>
/// <returns>False for every other case, which the rule itself decides.</returns>
internal delegate bool Direct<TValue>(Scope scope, out TValue value);
