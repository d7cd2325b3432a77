using System.Text.Json.Nodes;

namespace Connectors.Adapters.Tests.Tool;

/// <summary>Small pages of Kantata's time entries with one thing wrong at a time.</summary>
internal static class TimePage
{
    public static string Entry(string id, string changes = "") => $$"""
        {{{(id.Length == 0 ? "" : $"\"id\":\"{id}\",")}}"user_id":"1","workspace_id":"2","date_performed":"2026-01-05","time_in_minutes":30,"billable":true,
         "rate_in_cents":14000,"currency":"USD","currency_base_unit":100,"is_invoiced":false,"approved":true,"updated_at":"2026-01-06T10:00:00Z"{{changes}}}
        """;

    /// <summary>A page whose map has each record under its id, as the vendor does; one without an id under a name of its own.</summary>
    public static string Of(params string[] entries)
    {
        var map = entries.Select((entry, index) => $"\"{JsonNode.Parse(entry)!["id"] ?? $"k{index}"}\":{entry}");
        return $$"""{"count":{{entries.Length}},"results":[],"time_entries":{ {{string.Join(',', map)}} } }""";
    }
}
