using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoIssueFields
{
    [JsonPropertyName("project")]
    public PocoNamed? Project { get; set; }

    [JsonPropertyName("parent")]
    public PocoIssue? Parent { get; set; }

    [JsonPropertyName("summary")]
    public string? Summary { get; set; }

    [JsonPropertyName("description")]
    public PocoNode? Description { get; set; }

    [JsonPropertyName("issuetype")]
    public PocoNamed? IssueType { get; set; }

    [JsonPropertyName("status")]
    public PocoStatus? Status { get; set; }

    [JsonPropertyName("priority")]
    public PocoNamed? Priority { get; set; }

    [JsonPropertyName("assignee")]
    public PocoPerson? Assignee { get; set; }

    [JsonPropertyName("reporter")]
    public PocoPerson? Reporter { get; set; }

    [JsonPropertyName("creator")]
    public PocoPerson? Creator { get; set; }

    [JsonPropertyName("startDate")]
    public DateOnly? StartDate { get; set; }

    [JsonPropertyName("duedate")]
    public DateOnly? DueDate { get; set; }

    [JsonPropertyName("resolutiondate")]
    [JsonConverter(typeof(StampConverter))]
    public DateTimeOffset? ResolutionDate { get; set; }

    [JsonPropertyName("timeoriginalestimate")]
    public long? Estimate { get; set; }

    [JsonPropertyName("timeestimate")]
    public long? Remaining { get; set; }

    [JsonPropertyName("timespent")]
    public long? Spent { get; set; }

    [JsonPropertyName("created")]
    [JsonConverter(typeof(StampConverter))]
    public DateTimeOffset? Created { get; set; }

    [JsonPropertyName("updated")]
    [JsonConverter(typeof(StampConverter))]
    public DateTimeOffset? Updated { get; set; }
}
