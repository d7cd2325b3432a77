using System.Text.Json.Nodes;

namespace Connectors.Sandbox.Tests;

internal sealed record WebhookDelivery(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
