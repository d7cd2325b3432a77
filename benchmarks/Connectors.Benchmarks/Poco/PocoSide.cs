using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoSide
{
    [JsonPropertyName("full_name")]
    public string? FullName { get; set; }

    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }
}
