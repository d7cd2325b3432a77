using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoOpportunity
{
    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string AccountId { get; set; }

    public decimal? Amount { get; set; }

    public decimal? ExpectedRevenue { get; set; }

    public string? CurrencyIsoCode { get; set; }

    public decimal? Probability { get; set; }

    public required string StageName { get; set; }

    public bool? IsClosed { get; set; }

    public bool IsWon { get; set; }

    public string? ForecastCategory { get; set; }

    public DateOnly? CloseDate { get; set; }

    public string? Type { get; set; }

    public string? LeadSource { get; set; }

    public string? NextStep { get; set; }

    [JsonConverter(typeof(StampConverter))]
    public DateTimeOffset? CreatedDate { get; set; }

    public string? CreatedById { get; set; }

    [JsonConverter(typeof(StampConverter))]
    public DateTimeOffset? LastModifiedDate { get; set; }

    public string? LastModifiedById { get; set; }

    public string? OwnerId { get; set; }

    public string? Description { get; set; }
}
