namespace Connectors.Kantata;

/// <summary>A parameter of a list.</summary>
/// <param name="Name">The vendor's name.</param>
/// <param name="Value">Its value, not yet encoded.</param>
internal readonly record struct QueryParameter(string Name, string Value);
