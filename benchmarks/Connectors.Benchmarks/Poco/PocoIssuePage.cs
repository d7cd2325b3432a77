using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoIssuePage
{
    [JsonPropertyName("issues")]
    public required List<PocoIssue> Issues { get; set; }
}
