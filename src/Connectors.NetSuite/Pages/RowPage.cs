namespace Connectors.NetSuite;

/// <summary>What a scan found in the bytes of an answer.</summary>
/// <param name="Rows">Rows in document order; one for a single record.</param>
/// <param name="HasMore">The root's <c>hasMore</c>.</param>
internal sealed record RowPage(ImmutableArray<RowSlice> Rows, bool HasMore);
