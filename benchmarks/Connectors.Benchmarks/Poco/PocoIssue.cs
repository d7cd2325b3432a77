using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoIssue
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("key")]
    public string? Key { get; set; }

    [JsonPropertyName("fields")]
    public required PocoIssueFields Fields { get; set; }
}
