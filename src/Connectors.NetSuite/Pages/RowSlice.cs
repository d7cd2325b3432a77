namespace Connectors.NetSuite;

/// <summary>Where a row or record lies in a page, and what is needed of it before it is mapped.</summary>
/// <param name="Type">Record type from its self link; null for a SuiteQL row, which does not name its table.</param>
/// <param name="Id">Internal id; empty when the row has none.</param>
/// <param name="Stamp">When it changed last: local in a SuiteQL row, UTC in a record.</param>
/// <param name="IsInactive">Whether it is out of use.</param>
/// <param name="Start">First byte.</param>
/// <param name="Length">Number of bytes.</param>
internal readonly record struct RowSlice(string? Type, string Id, string? Stamp, bool IsInactive, int Start, int Length);
