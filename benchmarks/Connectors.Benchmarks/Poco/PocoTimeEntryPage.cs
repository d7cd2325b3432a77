using System.Text.Json.Serialization;

namespace Connectors.Benchmarks;

internal sealed class PocoTimeEntryPage
{
    [JsonPropertyName("results")]
    public required List<PocoResult> Results { get; set; }

    [JsonPropertyName("time_entries")]
    public required Dictionary<string, PocoTimeEntry> TimeEntries { get; set; }

    [JsonPropertyName("users")]
    public Dictionary<string, PocoSide>? Users { get; set; }

    [JsonPropertyName("workspaces")]
    public Dictionary<string, PocoSide>? Workspaces { get; set; }

    [JsonPropertyName("stories")]
    public Dictionary<string, PocoSide>? Stories { get; set; }

    [JsonPropertyName("roles")]
    public Dictionary<string, PocoSide>? Roles { get; set; }

    [JsonPropertyName("timesheet_submissions")]
    public Dictionary<string, PocoSubmission>? Submissions { get; set; }
}
