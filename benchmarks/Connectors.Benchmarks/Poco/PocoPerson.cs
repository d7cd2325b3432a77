using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoPerson
{
    [JsonPropertyName("accountId")]
    public string? AccountId { get; set; }

    [JsonPropertyName("displayName")]
    public string? DisplayName { get; set; }
}
