using Connectors.Contracts;

namespace Connectors.State;

/// <summary>All vendor keys of one of our ids.</summary>
/// <param name="Entity">The contract.</param>
/// <param name="Keys">The keys, oldest first.</param>
public sealed record Identity(string Entity, ImmutableArray<VendorReference> Keys);
