using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoSubmission
{
    [JsonPropertyName("status")]
    public string? Status { get; set; }
}
