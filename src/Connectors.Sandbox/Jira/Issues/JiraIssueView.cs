using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Issues as answers show them: references as objects, stamps in a zone, documents (or, in version 2, wiki text).</summary>
internal sealed class JiraIssueView(JiraSite site, JiraLinks links, TimeZoneInfo zone)
{
    private const int ListedParts = 20;
    private readonly JiraPeople _people = new(site.Store, links);
    private readonly JiraChoiceView _choices = new(links);

    public static JiraIssueView Of(JiraCall call) => new(call.Site, call.Links, call.Zone);

    public string Self(string id) => $"{links.Rest}/issue/{id}";

    public JsonObject Show(JsonObject issue, JiraFieldSelection selection)
    {
        var id = issue["id"]!.GetValue<string>();
        if (selection.IsIdOnly)
        {
            return new() { ["id"] = id };
        }

        var shown = new JsonObject
        {
            ["expand"] = "operations,versionedRepresentations,editmeta,changelog,renderedFields", ["id"] = id, ["self"] = Self(id),
            ["key"] = issue["key"]!.GetValue<string>(),
        };
        if (selection.HasFields)
        {
            shown["fields"] = Fields(issue, selection);
        }

        return shown;
    }

    public JsonObject Fields(JsonObject issue, JiraFieldSelection selection)
    {
        var fields = new JsonObject();
        foreach (var field in site.Fields.All.Where(selection.Shows))
        {
            // Only a child has a parent; every other field is there, with null where it is empty.
            if (field.Id != "parent" || issue["fields"]!["parent"] is not null)
            {
                fields[field.Id] = Value(issue, field);
            }
        }

        return fields;
    }

    /// <summary>What documents look like as HTML, and stamps as people read them.</summary>
    public JsonObject Rendered(JsonObject issue, JiraFieldSelection selection) => new(site.Fields.All.Where(selection.Shows)
        .Where(field => field.Type is JiraFieldType.Document or JiraFieldType.Instant)
        .Select(field => KeyValuePair.Create(field.Id, (JsonNode?)(issue["fields"]![field.Id] switch
        {
            null => null,
            { } value when field.Type == JiraFieldType.Document => JiraText.Html(value),
            { } value => TimeZoneInfo.ConvertTime(JiraTime.Read(value.GetValue<string>()), zone).ToString("dd/MMM/yy h:mm tt"),
        }))));

    private JsonNode? Value(JsonObject issue, JiraField field)
    {
        var value = issue["fields"]![field.Id];
        return field.Type switch
        {
            JiraFieldType.Derived => Derived(issue, field.Id),
            _ when value is null => null,
            JiraFieldType.Instant => JiraTime.Show(value.GetValue<string>(), zone),
            JiraFieldType.Document => links.IsWiki ? JiraText.Of(value) : value.DeepClone(),
            JiraFieldType.User => _people.Details(value),
            JiraFieldType.Reference => Reference(field.Id, value.GetValue<string>()),
            _ => value.DeepClone(),
        };
    }

    private JsonNode? Reference(string field, string id) => field switch
    {
        "issuetype" => _choices.IssueType(JiraChoices.IssueType(id)),
        "status" => _choices.Status(JiraChoices.Status(id)),
        "priority" => _choices.Priority(JiraChoices.Priorities.First(choice => choice.Id == id)),
        "resolution" => _choices.Resolution(JiraChoices.Resolutions.First(choice => choice.Id == id)),
        "project" => new JiraProjectView(site, links, zone).Short(site.Store.Find(JiraProjects.Collection, id)!),
        _ => site.Store.Find(JiraIssues.Collection, id) is { } parent ? Relative(parent) : null,
    };

    /// <summary>A parent or a subtask, as the other names it.</summary>
    private JsonObject Relative(StoredRecord issue)
    {
        var fields = JiraIssues.Fields(issue);
        return new()
        {
            ["id"] = issue.Id, ["key"] = JiraIssues.Key(issue), ["self"] = Self(issue.Id),
            ["fields"] = new JsonObject
            {
                ["summary"] = fields["summary"]!.DeepClone(), ["status"] = Reference("status", fields["status"]!.GetValue<string>()),
                ["priority"] = fields["priority"] is { } priority ? Reference("priority", priority.GetValue<string>()) : null,
                ["issuetype"] = Reference("issuetype", fields["issuetype"]!.GetValue<string>()),
            },
        };
    }

    private JsonNode? Derived(JsonObject issue, string field)
    {
        var (id, fields) = (issue["id"]!.GetValue<string>(), issue["fields"]!.AsObject());
        switch (field)
        {
            case "aggregatetimespent":
                return fields["timespent"]?.DeepClone();
            case "workratio":
                return fields["timeoriginalestimate"] is { } planned
                    ? (fields["timespent"]?.GetValue<long>() ?? 0) * 100 / planned.GetValue<long>() : -1;
            case "timetracking":
                return JiraDurations.Tracking(fields);
            case "subtasks":
                return new JsonArray([.. site.Store.All(JiraIssues.Collection)
                    .Where(child => JiraIssues.Fields(child) is var inner && inner["parent"]?.GetValue<string>() == id
                        && inner["issuetype"]!.GetValue<string>() == JiraChoices.Subtask).Select(Relative)]);
            case "comment":
                var comments = JiraComments.Of(site.Store,
                    id).Select(comment => (JsonNode)JiraComments.Show(comment, links, zone, _people)).ToArray();
                var page = JiraPages.Named("comments", comments.Length, 0, comments.Length, comments);
                page["self"] = Self(id) + "/comment";
                return page;
            case "worklog":
                var worklogs = JiraWorklogs.Of(site.Store, id).ToArray();
                return JiraPages.Named("worklogs", worklogs.Length, 0, ListedParts,
                    [.. worklogs.Take(ListedParts).Select(worklog => JiraWorklogs.Show(worklog, links, zone, _people))]);
            default:
                return new JsonArray();
        }
    }
}
