using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The request ends here with one of the vendor's error bodies.</summary>
internal sealed class JiraRefusedException(int status, JsonNode? body) : Exception($"Jira answers {status}.")
{
    public int Status { get; } = status;

    public JsonNode? Body { get; } = body;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
