using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Values as the history names them: an id where there is one, and a text.</summary>
internal sealed class JiraFieldNames(JiraSite site)
{
    public (string? Id, string? Text) Of(JiraField field, JsonNode? value)
    {
        if (value is null)
        {
            return (null, null);
        }

        return field.Type switch
        {
            JiraFieldType.User => (value.GetValue<string>(),
                site.Store.Find(JiraUsers.Collection, value.GetValue<string>())?.Json["displayName"]!.GetValue<string>()),
            JiraFieldType.Reference => (value.GetValue<string>(), Name(field.Id, value.GetValue<string>())),
            JiraFieldType.Document => (null, JiraText.Of(value)),
            JiraFieldType.Labels => (null, string.Join(' ', value.AsArray().Select(label => label!.GetValue<string>()))),
            JiraFieldType.Seconds => (value.ToString(), value.ToString()),
            _ => (null, value.ToString()),
        };
    }

    private string? Name(string field, string id) => field switch
    {
        "status" => JiraChoices.Status(id).Name,
        "issuetype" => JiraChoices.IssueType(id).Name,
        "priority" => JiraChoices.Priorities.First(choice => choice.Id == id).Name,
        "resolution" => JiraChoices.Resolutions.First(choice => choice.Id == id).Name,
        "parent" => site.Store.Find(JiraIssues.Collection, id) is { } parent ? JiraIssues.Key(parent) : null,
        _ => id,
    };
}
