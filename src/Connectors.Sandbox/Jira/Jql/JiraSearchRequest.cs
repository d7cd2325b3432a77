using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A search as it was asked for. An unknown member refuses the whole request.</summary>
internal sealed record JiraSearchRequest
{
    private const int MaxProperties = 5;
    private const int MaxReconciled = 50;

    private static readonly string[] Members =
        ["jql", "maxResults", "fields", "expand", "properties", "fieldsByKeys", "failFast", "nextPageToken", "reconcileIssues"];

    public required string Jql { get; init; }

    public int MaxResults { get; init; } = 50;

    public IReadOnlyList<string> Fields { get; init; } = [];

    public IReadOnlyList<string> Expand { get; init; } = [];

    public IReadOnlyList<string> Properties { get; init; } = [];

    public string? NextPageToken { get; init; }

    public IReadOnlySet<string> Reconciled { get; init; } = new HashSet<string>();

    public static JiraSearchRequest OfBody(JsonObject body)
    {
        if (body.Any(member => !Members.Contains(member.Key, StringComparer.Ordinal)))
        {
            throw JiraErrors.Payload();
        }

        return new JiraSearchRequest
        {
            Jql = One<string>(body, "jql") ?? "", MaxResults = body["maxResults"] is null ? 50 : One<int>(body, "maxResults"),
            Fields = Many<string>(body, "fields"), Expand = Split(One<string>(body, "expand")), Properties = Many<string>(body, "properties"),
            NextPageToken = One<string>(body, "nextPageToken"),
            Reconciled = Many<long>(body, "reconcileIssues").Select(id => id.ToString()).ToHashSet(StringComparer.Ordinal),
        }.Checked();
    }

    /// <summary>Other parameters, such as <c>startAt</c>, are passed over in silence here.</summary>
    public static JiraSearchRequest OfQuery(JiraCall call) => new JiraSearchRequest
    {
        Jql = call.Value("jql") ?? "", MaxResults = call.Number("maxResults", 50), Fields = call.List("fields"), Expand = call.List("expand"),
        Properties = call.List("properties"), NextPageToken = call.Value("nextPageToken"),
        Reconciled = call.List("reconcileIssues").ToHashSet(StringComparer.Ordinal),
    }.Checked();

    private JiraSearchRequest Checked() =>
        MaxResults < 0 || Properties.Count > MaxProperties || Reconciled.Count > MaxReconciled ? throw JiraErrors.Payload() : this;

    private static T? One<T>(JsonObject body, string name) => body[name] switch
    {
        null => default,
        JsonValue value when value.TryGetValue<T>(out var known) => known,
        _ => throw JiraErrors.Payload(),
    };

    private static T[] Many<T>(JsonObject body, string name) => body[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select(item => item is JsonValue value && value.TryGetValue<T>(out var known)
            ? known : throw JiraErrors.Payload())],
        _ => throw JiraErrors.Payload(),
    };

    private static string[] Split(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
