using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null for an empty body.</param>
internal sealed record SalesforceReply(int Status, JsonNode? Body = null)
{
    /// <summary>The new record's address after a create; null otherwise.</summary>
    public string? Location { get; init; }

    /// <summary>A body in CSV in place of JSON; null otherwise.</summary>
    public string? Csv { get; init; }

    /// <summary>More headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static SalesforceReply Ok(JsonNode body) => new(200, body);
}
