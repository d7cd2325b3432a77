namespace Connectors.Flows;

/// <summary>A version of a mapping as it is kept for runs that go by it.</summary>
/// <param name="Documents">The base first, then its overlays in the order in which they lie over each other.</param>
internal sealed record KeptMapping(ImmutableArray<KeptDocument> Documents);
