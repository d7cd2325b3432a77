using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What <c>expand</c> and <c>properties</c> add to an issue.</summary>
internal static class JiraIssueExpansion
{
    public static JsonObject Add(JiraCall call, StoredRecord issue, JsonObject shown, JiraFieldSelection selection,
        IReadOnlyCollection<string> expand, IReadOnlyCollection<string> properties, bool isInList = false)
    {
        if (expand.Contains("renderedFields"))
        {
            shown["renderedFields"] = JiraIssueView.Of(call).Rendered(issue.Json, selection);
        }

        if (expand.Contains("transitions"))
        {
            shown["transitions"] = JiraTransitions.Expanded(call, issue);
        }

        if (expand.Contains("changelog"))
        {
            shown["changelog"] = JiraChangelog.Latest(call, issue.Id);
        }

        if (!isInList)
        {
            AddNames(call, shown, selection, expand);
        }

        if (properties.Count > 0)
        {
            var all = properties.Contains("*all");
            shown["properties"] = new JsonObject(JiraProperties.Of(issue).Where(property => all || properties.Contains(property.Key))
                .Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone())));
        }

        return shown;
    }

    /// <summary>Names and types of the fields: beside a single issue, or beside a list of them.</summary>
    public static void AddNames(JiraCall call, JsonObject target, JiraFieldSelection selection, IReadOnlyCollection<string> expand)
    {
        var fields = call.Site.Fields.All.Where(selection.Shows).ToArray();
        if (expand.Contains("names"))
        {
            target["names"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Id, (JsonNode?)field.Name)));
        }

        if (expand.Contains("schema"))
        {
            target["schema"] = new JsonObject(fields.Where(field => field.SchemaType is not null)
                .Select(field => KeyValuePair.Create(field.Id, (JsonNode?)field.Schema())));
        }
    }
}
