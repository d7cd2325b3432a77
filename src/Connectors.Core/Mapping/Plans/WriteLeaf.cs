namespace Connectors.Mapping;

/// <summary>A value to be written.</summary>
/// <param name="Path">The vendor's path.</param>
/// <param name="Rule">Gives the value.</param>
/// <param name="IsBeside">Whether it accompanies another value, so that two rules may name the same path.</param>
internal sealed record WriteLeaf(PathText Path, Rule Rule, bool IsBeside = false);
