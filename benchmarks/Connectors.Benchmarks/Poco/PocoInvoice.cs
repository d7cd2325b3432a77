using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
internal sealed class PocoInvoice
{
    [JsonPropertyName("tranid")]
    public string? TranId { get; set; }

    [JsonPropertyName("entity")]
    public required string Entity { get; set; }

    [JsonPropertyName("entity_display")]
    public string? EntityDisplay { get; set; }

    [JsonPropertyName("trandate")]
    public required DateOnly TranDate { get; set; }

    [JsonPropertyName("duedate")]
    public DateOnly? DueDate { get; set; }

    [JsonPropertyName("postingperiod")]
    public string? PostingPeriod { get; set; }

    [JsonPropertyName("postingperiod_display")]
    public string? PostingPeriodDisplay { get; set; }

    [JsonPropertyName("voided")]
    public string? Voided { get; set; }

    [JsonPropertyName("approvalstatus")]
    public string? ApprovalStatus { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("status_display")]
    public string? StatusDisplay { get; set; }

    [JsonPropertyName("currency_symbol")]
    public required string CurrencySymbol { get; set; }

    [JsonPropertyName("foreigntotal")]
    public required decimal Total { get; set; }

    [JsonPropertyName("foreignamountunpaid")]
    public decimal? Unpaid { get; set; }

    [JsonPropertyName("foreignamountpaid")]
    public decimal? Paid { get; set; }

    [JsonPropertyName("terms")]
    public string? Terms { get; set; }

    [JsonPropertyName("terms_display")]
    public string? TermsDisplay { get; set; }

    [JsonPropertyName("otherrefnum")]
    public string? OtherRefNum { get; set; }

    [JsonPropertyName("memo")]
    public string? Memo { get; set; }
}
