using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoAttributes
{
    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("alt")]
    public string? Alt { get; set; }
}
