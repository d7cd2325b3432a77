using Connectors.Exchange;

namespace Connectors.Adapters;

/// <summary>A page of change hints.</summary>
/// <param name="Changes">The hints, oldest first as far as the vendor keeps order.</param>
/// <param name="Next">Where to go on.</param>
public sealed record ChangePage(ImmutableArray<VendorChange> Changes, Cursor Next);
