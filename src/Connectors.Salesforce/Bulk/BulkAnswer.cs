using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>A page of a bulk read.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">Where to go on; without meaning on the last page but for its furthest row.</param>
/// <param name="IsLast">Whether the job has no more.</param>
internal sealed record BulkAnswer(ImmutableArray<VendorRecord> Rows, BulkPosition Next, bool IsLast);
