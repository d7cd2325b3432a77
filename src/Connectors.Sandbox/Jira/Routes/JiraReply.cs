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

    /// <summary>Whether an answer without a body calls itself JSON all the same, as the vendor's document has it for some.</summary>
    public bool IsEmptyJson { get; init; }

    public static JiraReply NoContent { get; } = new(204);

    public static JiraReply NoContentJson { get; } = Empty(204);

    public static JiraReply Empty(int status) => new(status) { IsEmptyJson = true };

    public static JiraReply Ok(JsonNode body, int points = 1) => new(200, body) { Points = points };
}
