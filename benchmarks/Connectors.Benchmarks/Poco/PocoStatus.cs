using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoStatus
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("statusCategory")]
    public PocoStatusCategory? Category { get; set; }
}
