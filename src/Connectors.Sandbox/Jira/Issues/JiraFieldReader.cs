using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Reads the value of one field into the form in which it is kept; says what is wrong with it.</summary>
internal sealed class JiraFieldReader(JiraSite site, Dictionary<string, string> errors, List<string> messages)
{
    private const int MaxSummary = 255;

    /// <summary>The kept fields that follow: one, or several for time tracking; none for a wrong value.</summary>
    public IEnumerable<(string Id, JsonNode? Value)> Read(JiraField field, JsonNode? value)
    {
        if (field.Id == "timetracking")
        {
            return TimeTracking(value as JsonObject ?? []);
        }

        if (value is null)
        {
            return Empty(field);
        }

        return field.Type switch
        {
            JiraFieldType.Document => Document(field, value),
            JiraFieldType.Number => value is JsonValue number && number.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? Kept(field, value) : Wrong(field, "Operation value must be a number"),
            JiraFieldType.Day => JiraTime.IsDay(Text(value)) ? Kept(field, value) : Wrong(field, $"Error parsing date string: {value}"),
            JiraFieldType.Labels => Labels(field, value),
            JiraFieldType.User => User(field, value),
            JiraFieldType.Reference => Reference(field, value),
            _ => Text(value) is not { } text ? Wrong(field, "Operation value must be a string")
                : field.Id == "summary" ? Summary(field, text) : Kept(field, value),
        };
    }

    private IEnumerable<(string Id, JsonNode? Value)> Empty(JiraField field) => field.Id switch
    {
        "summary" => Wrong(field, "You must specify a summary of the issue."),
        "issuetype" => Wrong(field, "Specify a valid issue type"),
        "project" => Wrong(field, "Specify a valid project ID or key"),
        "labels" => [(field.Id, new JsonArray())],
        _ => [(field.Id, null)],
    };

    private IEnumerable<(string Id, JsonNode? Value)> Summary(JiraField field, string text) =>
        text.Trim().Length == 0 ? Wrong(field, "You must specify a summary of the issue.")
        : text.Contains('\n', StringComparison.Ordinal) ? Wrong(field, "The summary is invalid because it contains newline characters.")
        : text.Length > MaxSummary ? Wrong(field, $"Summary can't exceed {MaxSummary} characters.")
        : [(field.Id, text.Trim())];

    private IEnumerable<(string Id, JsonNode? Value)> Document(JiraField field, JsonNode value)
    {
        var wrong = JiraDocument.Check(value);
        if (wrong == JiraDocument.Malformed)
        {
            messages.Add(wrong);
            return [];
        }

        return wrong is null ? Kept(field, value) : Wrong(field, wrong);
    }

    private IEnumerable<(string Id, JsonNode? Value)> Labels(JiraField field, JsonNode value)
    {
        if (value is not JsonArray labels || labels.Any(label => Text(label) is null))
        {
            return Wrong(field, "data was not an array");
        }

        return labels.Select(label => label!.GetValue<string>()).FirstOrDefault(label => label.Any(char.IsWhiteSpace)) is { } spaced
            ? Wrong(field, $"The label '{spaced}' contains spaces which is invalid.")
            : [(field.Id, new JsonArray([.. labels.Select(label => label!.GetValue<string>()).Distinct().Select(label => (JsonNode)label)]))];
    }

    private IEnumerable<(string Id, JsonNode? Value)> User(JiraField field, JsonNode value)
    {
        var id = Member(value, "accountId") ?? Member(value, "id");
        return id is null ? Wrong(field, "data was not an object")
            : site.Store.Find(JiraUsers.Collection, id) is { } user && user.Json["active"]!.GetValue<bool>() ? [(field.Id, id)]
            : Wrong(field, field.Id == "assignee" ? $"User '{id}' cannot be assigned issues." : $"The {field.Id} specified is not a user.");
    }

    private IEnumerable<(string Id, JsonNode? Value)> Reference(JiraField field, JsonNode value)
    {
        var (id, name, key) = (Member(value, "id"), Member(value, "name"), Member(value, "key"));
        var (found, refusal) = field.Id switch
        {
            "project" => (JiraProjects.Find(site.Store, id ?? key ?? "")?.Id, "Specify a valid project ID or key"),
            "issuetype" => (JiraChoices.IssueTypes.FirstOrDefault(type => type.Id == id || Same(type.Name, name))?.Id, "Specify a valid issue type"),
            "priority" => (JiraChoices.Priorities.FirstOrDefault(choice => choice.Id == id || Same(choice.Name, name))?.Id,
                "Specify a valid 'id' or 'name' for priority"),
            "resolution" => (JiraChoices.Resolutions.FirstOrDefault(choice => choice.Id == id || Same(choice.Name, name))?.Id,
                "Specify a valid 'id' or 'name' for resolution"),
            _ => (JiraIssues.Find(site.Store, id ?? key ?? "")?.Id, "Could not find issue by id or key."),
        };
        return found is null ? Wrong(field, refusal) : [(field.Id, found)];
    }

    private IEnumerable<(string Id, JsonNode? Value)> TimeTracking(JsonObject value)
    {
        foreach (var (name, kept) in new[] { ("originalEstimate", "timeoriginalestimate"), ("remainingEstimate", "timeestimate") })
        {
            if (!value.ContainsKey(name))
            {
                continue;
            }

            var seconds = JiraDurations.Read(value[name]?.ToString() ?? "");
            if (seconds is null)
            {
                errors["timetracking_" + name.ToLowerInvariant()] = $"'{value[name]}' is not a valid time tracking value.";
                continue;
            }

            yield return (kept, seconds);
            // What is planned at first remains to be done, unless that is said too.
            if (name == "originalEstimate" && !value.ContainsKey("remainingEstimate"))
            {
                yield return ("timeestimate", seconds);
            }
        }
    }

    private static IEnumerable<(string Id, JsonNode? Value)> Kept(JiraField field, JsonNode value) => [(field.Id, value)];

    private (string Id, JsonNode? Value)[] Wrong(JiraField field, string message)
    {
        errors[field.Id] = message;
        return [];
    }

    private static string? Member(JsonNode value, string name) => value is JsonObject members ? Text(members[name]) : null;

    private static string? Text(JsonNode? value) => value is JsonValue known && known.TryGetValue<string>(out var text) ? text : null;

    private static bool Same(string known, string? name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
