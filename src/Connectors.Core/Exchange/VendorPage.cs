namespace Connectors.Exchange;

/// <summary>One page of a vendor's answer, cut into records.</summary>
/// <param name="Records">The records in the vendor's order.</param>
/// <param name="Related">What travelled along.</param>
/// <param name="Next">Where to go on; safe to store once everything in this page has been handled.</param>
/// <param name="IsLast">Whether nothing more is to come for now.</param>
public sealed record VendorPage(ImmutableArray<VendorRecord> Records, RelatedRecords Related, Cursor Next, bool IsLast);
