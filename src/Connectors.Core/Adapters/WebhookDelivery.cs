namespace Connectors.Adapters;

/// <summary>A webhook as it arrived, not trusted yet.</summary>
/// <param name="Headers">Header values by lower-case name.</param>
/// <param name="Body">The raw bytes, which a signature is checked against.</param>
public sealed record WebhookDelivery(ImmutableDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
