namespace Connectors.Adapters;

/// <summary>What an adapter can do with one of the vendor's objects.</summary>
/// <param name="Name">The vendor's resource.</param>
/// <param name="Entity">The contract it is mapped to; null when there is none.</param>
/// <param name="Abilities">What can be done.</param>
/// <param name="Guarantee">What its writes promise.</param>
/// <param name="Documentation">The vendor's page.</param>
/// <param name="Routes">The routes it calls.</param>
public sealed record ObjectDescriptor(
    string Name, string? Entity, Abilities Abilities, WriteGuarantee Guarantee, Uri Documentation, ImmutableArray<VendorRoute> Routes);
