using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>An answer: JSON or nothing.</summary>
internal sealed record JiraReply(int Status, JsonNode? Body = null)
{
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the answer costs in the points model: 1, and more for what it returns.</summary>
    public int Points { get; init; } = 1;

    public static JiraReply NoContent { get; } = new(204);

    public static JiraReply Ok(JsonNode body, int points = 1) => new(200, body) { Points = points };
}
