namespace Connectors.Exchange;

/// <summary>A hint that a record changed. Never data: the record is read again.</summary>
/// <param name="Key">Which record.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When, by the vendor's clock.</param>
/// <param name="EventId">The vendor's event id, for de-duplication.</param>
public sealed record VendorChange(VendorKey Key, ChangeKind Kind, DateTimeOffset At, string EventId)
{
    /// <summary>Of a merge: the vendor's id of the record of the same object that remains; null where the vendor does not tell.</summary>
    public string? MergedInto { get; init; }
}
