using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoOpportunityPage
{
    [JsonPropertyName("records")]
    public required List<PocoOpportunity> Records { get; set; }
}
