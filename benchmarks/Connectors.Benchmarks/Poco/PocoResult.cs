using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoResult
{
    [JsonPropertyName("key")]
    public required string Key { get; set; }

    [JsonPropertyName("id")]
    public required string Id { get; set; }
}
