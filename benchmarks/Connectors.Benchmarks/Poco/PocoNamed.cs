using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoNamed
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }
}
