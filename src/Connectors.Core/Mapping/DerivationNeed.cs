using Connectors.Contracts;

namespace Connectors.Mapping;

/// <summary>A canonical record that has to be passed to a derivation.</summary>
/// <param name="Name">Under which name.</param>
/// <param name="Entity">Its contract.</param>
/// <param name="Key">Its key, as the source record refers to it.</param>
public sealed record DerivationNeed(string Name, string Entity, VendorReference Key);
