using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoTimeEntry
{
    [JsonPropertyName("user_id")]
    public required string UserId { get; set; }

    [JsonPropertyName("workspace_id")]
    public required string WorkspaceId { get; set; }

    [JsonPropertyName("story_id")]
    public string? StoryId { get; set; }

    [JsonPropertyName("role_id")]
    public string? RoleId { get; set; }

    [JsonPropertyName("date_performed")]
    public required DateOnly DatePerformed { get; set; }

    [JsonPropertyName("time_in_minutes")]
    public required int TimeInMinutes { get; set; }

    [JsonPropertyName("billable")]
    public bool? Billable { get; set; }

    [JsonPropertyName("rate_in_cents")]
    public decimal? RateInCents { get; set; }

    [JsonPropertyName("cost_rate_in_cents")]
    public decimal? CostRateInCents { get; set; }

    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    [JsonPropertyName("currency_base_unit")]
    public decimal CurrencyBaseUnit { get; set; }

    [JsonPropertyName("approved")]
    public bool? Approved { get; set; }

    [JsonPropertyName("active_submission_id")]
    public string? ActiveSubmissionId { get; set; }

    [JsonPropertyName("recent_submission_id")]
    public string? RecentSubmissionId { get; set; }

    [JsonPropertyName("is_invoiced")]
    public bool? IsInvoiced { get; set; }

    [JsonPropertyName("notes")]
    public string? Notes { get; set; }

    [JsonPropertyName("location")]
    public string? Location { get; set; }

    [JsonPropertyName("taxable")]
    public bool? Taxable { get; set; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset? CreatedAt { get; set; }

    [JsonPropertyName("updated_at")]
    public DateTimeOffset? UpdatedAt { get; set; }
}
