namespace Connectors.Exchange;

/// <summary>A write, ready to be sent and to be stored before it is sent.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Object">The vendor's resource.</param>
/// <param name="Target">The record to change; null for a create or an upsert by key.</param>
/// <param name="Key">Our key in the vendor's record.</param>
/// <param name="ExpectedVersion">Version that must still stand; null for no check.</param>
/// <param name="Body">The vendor's fields as UTF-8 JSON, without the vendor's envelope.</param>
public sealed record WriteCommand(WriteVerb Verb, string Object, VendorKey? Target, ExternalKey Key, string? ExpectedVersion,
    ReadOnlyMemory<byte> Body);
