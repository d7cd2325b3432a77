using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What a client asks once: fields, statuses, types, what a new issue needs, how time is counted.</summary>
internal static class JiraMetadataRoutes
{
    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("GET", "/rest/api/3/field", JiraAccess.Anyone,
            call => List(call.Site.Fields.All.Where(field => !call.IsAnonymous || !field.IsCustom), Field)),
        new("GET", "/rest/api/3/field/search", JiraAccess.User, FieldSearch),
        new("GET", "/rest/api/3/status", JiraAccess.User, call => List(JiraChoices.Statuses, new JiraChoiceView(call.Links).Status)),
        new("GET", "/rest/api/3/statuscategory", JiraAccess.User, call => List(JiraChoices.Categories, new JiraChoiceView(call.Links).Category)),
        new("GET", "/rest/api/3/priority", JiraAccess.User, call => List(JiraChoices.Priorities, choice => Priority(call, choice))),
        new("GET", "/rest/api/3/issuetype", JiraAccess.User, call => List(JiraChoices.IssueTypes, new JiraChoiceView(call.Links).IssueType)),
        new("GET", "/rest/api/3/resolution", JiraAccess.User, call => List(JiraChoices.Resolutions, new JiraChoiceView(call.Links).Resolution)),
        new("GET", "/rest/api/3/serverInfo", JiraAccess.Anyone, Server),
        new("GET", "/rest/api/3/configuration/timetracking/options", JiraAccess.User, _ => JiraReply.Ok(new JsonObject
        {
            ["workingHoursPerDay"] = 8.0, ["workingDaysPerWeek"] = 5.0, ["timeFormat"] = "pretty", ["defaultUnit"] = "minute",
        })),
        new("GET", "/rest/api/3/issue/createmeta/{project}/issuetypes", JiraAccess.User, IssueTypes),
        new("GET", "/rest/api/3/issue/createmeta/{project}/issuetypes/{type}", JiraAccess.User, CreateFields),
    ];

    private static JiraReply List<T>(IEnumerable<T> all, Func<T, JsonNode> show) => JiraReply.Ok(new JsonArray([.. all.Select(show)]));

    private static JsonObject Field(JiraField field)
    {
        var shown = new JsonObject
        {
            ["id"] = field.Id, ["key"] = field.Id, ["name"] = field.Name, ["custom"] = field.IsCustom, ["orderable"] = field.IsOrderable,
            ["navigable"] = field.IsNavigable, ["searchable"] = field.IsSearchable,
            ["clauseNames"] = new JsonArray([.. field.ClauseNames.Select(name => (JsonNode)name)]),
        };
        if (field.Schema() is { } schema)
        {
            shown["schema"] = schema;
        }

        return shown;
    }

    private static JiraReply FieldSearch(JiraCall call)
    {
        var (query, ids, types) = (call.Value("query"), call.List("id"), call.List("type"));
        return JiraPages.Bean(call,
        [
            .. call.Site.Fields.All.Where(field => query is null || field.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
                .Where(field => ids.Length == 0 || ids.Contains(field.Id))
                .Where(field => types.Length == 0 || types.Contains(field.IsCustom ? "custom" : "system")).OrderBy(field => field.Name),
        ], 50, 50, field =>
        {
            var shown = new JsonObject { ["id"] = field.Id, ["key"] = field.Id, ["name"] = field.Name, ["description"] = "" };
            if (field.Schema() is { } schema)
            {
                shown["schema"] = schema;
            }

            return shown;
        });
    }

    private static JsonObject Priority(JiraCall call, JiraChoice choice)
    {
        var shown = new JiraChoiceView(call.Links).Priority(choice);
        shown["statusColor"] = "#ff7452";
        shown["description"] = choice.Description;
        shown["isDefault"] = choice.Id == JiraChoices.Medium;
        return shown;
    }

    private static JiraReply Server(JiraCall call) => JiraReply.Ok(new JsonObject
    {
        ["baseUrl"] = call.Address, ["version"] = "1001.0.0-SNAPSHOT", ["versionNumbers"] = new JsonArray(1001, 0, 0), ["deploymentType"] = "Cloud",
        ["buildNumber"] = 100_300, ["buildDate"] = "2026-11-01T00:00:00.000+0000", ["serverTime"] = JiraTime.Show(call.Site.Now, call.Zone),
        ["scmInfo"] = "0000000000000000000000000000000000000000", ["serverTitle"] = "Jira", ["serverTimeZone"] = call.Site.Settings.TimeZone.Id,
    });

    private static JiraReply IssueTypes(JiraCall call)
    {
        JiraProjects.Get(call, call.Values[0]);
        var choices = new JiraChoiceView(call.Links);
        return JiraPages.Named(call, "issueTypes", JiraChoices.IssueTypes, 50, 200, choices.IssueType);
    }

    private static JiraReply CreateFields(JiraCall call)
    {
        var project = JiraProjects.Get(call, call.Values[0]);
        var type = JiraChoices.IssueTypes.FirstOrDefault(type => type.Id == call.Values[1])
            ?? throw JiraErrors.Messages(400, $"Issue type with id '{call.Values[1]}' does not exist in the project.");
        JiraField[] fields = [.. call.Site.Fields.All.Where(field => field.IsSettable)];
        return JiraPages.Named(call, "fields", fields, 50, 200, field => CreateField(call, project, type, field));
    }

    private static JsonObject CreateField(JiraCall call, StoredRecord project, JiraIssueType type, JiraField field)
    {
        var choices = new JiraChoiceView(call.Links);
        var shown = new JsonObject
        {
            ["required"] = field.Id is "summary" or "project" or "issuetype" || (field.Id == "parent" && type.Level < 0), ["schema"] = field.Schema(),
            ["name"] = field.Name, ["key"] = field.Id, ["hasDefaultValue"] = field.Id is "priority" or "reporter",
            ["operations"] = field.Type == JiraFieldType.Labels ? new JsonArray("add", "set", "remove") : new JsonArray("set"),
            ["fieldId"] = field.Id,
        };
        JsonArray? allowed = field.Id switch
        {
            "project" => [new JiraProjectView(call.Site, call.Links, call.Zone).Short(project)],
            "issuetype" => [choices.IssueType(type)],
            "priority" => [.. JiraChoices.Priorities.Select(choices.Priority)],
            _ => null,
        };
        if (allowed is not null)
        {
            shown["allowedValues"] = allowed;
        }

        return shown;
    }
}
