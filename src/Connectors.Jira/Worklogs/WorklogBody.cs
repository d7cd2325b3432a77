using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>The body of a write of a worklog, checked against what Jira refuses with little explanation.</summary>
internal sealed class WorklogBody
{
    private const int Shortest = 60;

    private readonly JsonObject _body;

    private WorklogBody(JsonObject body, string issue, string? author, ImmutableArray<Fault> faults) =>
        (_body, Issue, Author, Faults) = (body, issue, author, faults);

    /// <summary>The issue that the time was spent on.</summary>
    public string Issue { get; }

    /// <summary>Who spent it; null when the record does not say.</summary>
    public string? Author { get; }

    public ImmutableArray<Fault> Faults { get; }

    public static WorklogBody Read(ReadOnlyMemory<byte> body, string tenantZone)
    {
        var members = JsonNode.Parse(body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 64 }) as JsonObject ?? [];
        var (issue, author) = ((string?)members["issueId"], (string?)(members["author"] as JsonObject)?["accountId"]);
        members.Remove("issueId");
        members.Remove("author");
        var faults = ImmutableArray.CreateBuilder<Fault>();
        if (issue is null || !JiraId.IsValid(issue))
        {
            faults.Add(Wrong("/issueId", "Jira logs time on issues only: the time entry needs a task that is at Jira."));
        }

        if (members["timeSpentSeconds"] is not JsonValue spent || !spent.TryGetValue<long>(out var seconds) || seconds < Shortest)
        {
            faults.Add(Wrong("/timeSpentSeconds", "Jira takes a minute or more. Leave shorter entries out, or add them up."));
        }

        if ((string?)members["started"] is { Length: 10 } day && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var date))
        {
            members["started"] = JiraInstant.FormatStarted(WorkDay.NoonOf(date, tenantZone));
        }

        return new(members, issue ?? "", author, faults.DrainToImmutable());
    }

    public ReadOnlyMemory<byte> ForCreate(ExternalKey key) => JiraBody.Of(writer =>
    {
        WriteMembers(writer);
        JiraKey.WriteProperties(writer, key);
    });

    public ReadOnlyMemory<byte> ForUpdate() => JiraBody.Of(WriteMembers);

    private void WriteMembers(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _body)
        {
            writer.WritePropertyName(name);
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }
    }

    private static Fault Wrong(string path, string message) => new(FaultKind.TargetInvalid, message) { Path = path };
}
