using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null for an empty body.</param>
internal sealed record SalesforceReply(int Status, JsonNode? Body = null)
{
    /// <summary>The new record's address after a create; null otherwise.</summary>
    public string? Location { get; init; }

    public static SalesforceReply Ok(JsonNode body) => new(200, body);
}
