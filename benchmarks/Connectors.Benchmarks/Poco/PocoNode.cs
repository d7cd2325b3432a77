using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoNode
{
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("attrs")]
    public PocoAttributes? Attributes { get; set; }

    [JsonPropertyName("content")]
    public List<PocoNode>? Content { get; set; }
}
