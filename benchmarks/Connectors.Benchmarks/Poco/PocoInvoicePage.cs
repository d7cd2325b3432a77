using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoInvoicePage
{
    [JsonPropertyName("items")]
    public required List<PocoInvoice> Items { get; set; }
}
