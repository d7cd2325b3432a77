namespace Connectors.Exchange;

/// <summary>A hint that a record changed. Never data: the record is read again.</summary>
/// <param name="Key">Which record.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by the vendor's clock.</param>
/// <param name="EventId">The vendor's event id, for de-duplication.</param>
public sealed record VendorChange(VendorKey Key, ChangeKind Kind, DateTimeOffset At, string EventId);
