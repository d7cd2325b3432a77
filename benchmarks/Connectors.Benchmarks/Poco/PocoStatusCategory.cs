using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoStatusCategory
{
    [JsonPropertyName("key")]
    public string? Key { get; set; }
}
