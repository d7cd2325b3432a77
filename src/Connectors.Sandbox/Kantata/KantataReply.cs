using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>An answer: JSON, plain text, or nothing.</summary>
internal sealed record KantataReply(int Status, JsonObject? Json, string? Text = null)
{
    /// <summary>As the vendor writes: nothing escaped beyond what JSON demands.</summary>
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
