using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The fields that queries can name, by their clause names.</summary>
internal static class JqlColumns
{
    private static readonly Dictionary<string, JqlColumn> System = Build();

    public static JqlColumn Of(JqlScope scope, string name)
    {
        if (System.TryGetValue(name, out var column))
        {
            return column;
        }

        var field = scope.Site.Fields.All.FirstOrDefault(field => field.IsSearchable
            && field.ClauseNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw JqlErrors.NoField(name);
        return OfField(field, name);
    }

    private static JqlColumn OfField(JiraField field, string name) => new(name, field.Type switch
    {
        JiraFieldType.Number or JiraFieldType.Seconds => JqlKind.Number,
        JiraFieldType.Day => JqlKind.Day,
        JiraFieldType.Instant => JqlKind.Instant,
        _ => JqlKind.Text,
    }, field.Type == JiraFieldType.Document ? issue => JiraText.Words(Fields(issue)[field.Id]) : issue => One(Fields(issue)[field.Id]));

    private static Dictionary<string, JqlColumn> Build()
    {
        var columns = new Dictionary<string, JqlColumn>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in Columns())
        {
            columns[column.Name] = column;
        }

        foreach (var (other, name) in new[]
        {
            ("type", "issuetype"), ("issuekey", "key"), ("updatedDate", "updated"), ("createdDate", "created"), ("resolved", "resolutiondate"),
            ("due", "duedate"), ("statusCategoryChangedDate", "statuscategorychangedate"),
        })
        {
            columns[other] = columns[name];
        }

        return columns;
    }

    private static IEnumerable<JqlColumn> Columns()
    {
        yield return JqlNamed.Project();
        yield return JqlNamed.Key("key");
        yield return JqlNamed.Key("issue");
        yield return JqlNamed.Id();
        yield return JqlNamed.Parent();
        yield return JqlNamed.Labels();
        yield return JqlNamed.Choice("issuetype", JiraChoices.IssueTypes.Select(type => (type.Id, type.Name)));
        yield return JqlNamed.Choice("status", JiraChoices.Statuses.Select(status => (status.Id, status.Name)));
        yield return JqlNamed.Choice("priority", JiraChoices.Priorities.Select(priority => (priority.Id, priority.Name)));
        yield return JqlNamed.Choice("resolution", JiraChoices.Resolutions.Select(resolution => (resolution.Id, resolution.Name)));
        yield return JqlNamed.StatusCategory();
        yield return JqlNamed.User("assignee");
        yield return JqlNamed.User("reporter");
        yield return JqlNamed.User("creator");
        yield return new("summary", JqlKind.Text, issue => One(Fields(issue)["summary"]));
        yield return new("description", JqlKind.Text, issue => JiraText.Words(Fields(issue)["description"])) { IsSortable = false };
        yield return new("environment", JqlKind.Text, issue => JiraText.Words(Fields(issue)["environment"])) { IsSortable = false };
        yield return new("text", JqlKind.Text, issue =>
            [.. One(Fields(issue)["summary"]), .. JiraText.Words(Fields(issue)["description"])]) { IsSortable = false };
        foreach (var name in new[] { "created", "updated", "resolutiondate", "statuscategorychangedate" })
        {
            yield return new(name, JqlKind.Instant, issue => One(Fields(issue)[name]));
        }

        yield return new("duedate", JqlKind.Day, issue => One(Fields(issue)["duedate"]));
    }

    private static JsonObject Fields(JsonObject issue) => issue["fields"]!.AsObject();

    private static string[] One(JsonNode? value) => value is null ? [] : [value.ToString()];
}
