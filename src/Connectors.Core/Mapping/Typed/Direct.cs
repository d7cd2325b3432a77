namespace Connectors.Mapping;

/// <summary>The .NET value of a rule in the case that nearly all records are: the value is there, without escapes, and plain. It reports no fault:
/// what is <see cref="Reading.Unusual"/>, the rule itself decides.</summary>
internal delegate Reading Direct<TValue>(Scope scope, out TValue value);
