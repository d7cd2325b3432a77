namespace Connectors.Sandbox;

/// <summary>All fields of a site, in the order in which issues show them.</summary>
internal sealed class JiraFieldCatalog
{
    private readonly Dictionary<string, JiraField> _byId;

    public JiraFieldCatalog(IReadOnlyList<JiraField> custom)
    {
        All =
        [
            .. System(), .. Greenhopper(), .. custom,
        ];
        _byId = All.ToDictionary(field => field.Id, StringComparer.Ordinal);
    }

    public IReadOnlyList<JiraField> All { get; }

    public JiraField? Find(string id) => _byId.GetValueOrDefault(id);

    private static IEnumerable<JiraField> System() =>
    [
        Of("statuscategorychangedate", "Status Category Changed", JiraFieldType.Instant, "datetime") with { IsOrderable = false },
        Of("issuetype", "Issue Type", JiraFieldType.Reference, "issuetype", isSettable: true) with { ClauseNames = ["issuetype", "type"] },
        Of("parent", "Parent", JiraFieldType.Reference, null, isSettable: true) with { SchemaType = "issuelink" },
        Of("timespent", "Time Spent", JiraFieldType.Seconds, "number") with { IsOrderable = false },
        Of("project", "Project", JiraFieldType.Reference, "project", isSettable: true),
        Of("fixVersions", "Fix versions", JiraFieldType.Derived, "array") with { Items = "version" },
        Of("aggregatetimespent", "Σ Time Spent", JiraFieldType.Derived, "number") with { IsSearchable = false, IsOrderable = false },
        Of("resolution", "Resolution", JiraFieldType.Reference, "resolution"),
        Of("resolutiondate", "Resolved", JiraFieldType.Instant, "datetime") with { IsOrderable = false,
            ClauseNames = ["resolutiondate", "resolved"] },
        Of("workratio", "Work Ratio", JiraFieldType.Derived, "number") with { IsSearchable = false, IsOrderable = false },
        Of("created", "Created", JiraFieldType.Instant, "datetime") with { IsOrderable = false, ClauseNames = ["created", "createdDate"] },
        Of("priority", "Priority", JiraFieldType.Reference, "priority", isSettable: true),
        Of("labels", "Labels", JiraFieldType.Labels, "array", isSettable: true) with { Items = "string" },
        Of("timeestimate", "Remaining Estimate", JiraFieldType.Seconds, "number") with { ClauseNames = ["remainingEstimate"], IsOrderable = false },
        Of("issuelinks", "Linked Issues", JiraFieldType.Derived, "array") with { Items = "issuelinks" },
        Of("assignee", "Assignee", JiraFieldType.User, "user", isSettable: true),
        Of("updated", "Updated", JiraFieldType.Instant, "datetime") with { IsOrderable = false, ClauseNames = ["updated", "updatedDate"] },
        Of("status", "Status", JiraFieldType.Reference, "status") with { IsOrderable = false },
        Of("components", "Components", JiraFieldType.Derived, "array") with { Items = "component" },
        Of("timeoriginalestimate", "Original estimate", JiraFieldType.Seconds, "number") with
        {
            ClauseNames = ["originalEstimate", "timeoriginalestimate"], IsOrderable = false,
        },
        Of("description", "Description", JiraFieldType.Document, "string", isSettable: true),
        Of("timetracking", "Time tracking", JiraFieldType.Derived, "timetracking", isSettable: true) with { IsNavigable = false,
            IsSearchable = false },
        Of("summary", "Summary", JiraFieldType.Text, "string", isSettable: true),
        Of("creator", "Creator", JiraFieldType.User, "user") with { IsOrderable = false },
        Of("subtasks", "Sub-tasks", JiraFieldType.Derived, "array") with { Items = "issuelinks", IsOrderable = false, IsSearchable = false },
        Of("reporter", "Reporter", JiraFieldType.User, "user", isSettable: true),
        Of("environment", "Environment", JiraFieldType.Document, "string", isSettable: true),
        Of("duedate", "Due date", JiraFieldType.Day, "date", isSettable: true) with { ClauseNames = ["due", "duedate"] },
        Of("comment", "Comment", JiraFieldType.Derived, "comments-page") with { IsNavigable = false },
        Of("worklog", "Log Work", JiraFieldType.Derived, "array") with { Items = "worklog", IsNavigable = false },
    ];

    private static IEnumerable<JiraField> Greenhopper() =>
    [
        JiraField.OfCustom(10014, "Epic Link", JiraFieldType.Text, "any", "com.pyxis.greenhopper.jira:gh-epic-link") with { IsSettable = false },
        JiraField.OfCustom(10015, "Start date", JiraFieldType.Day, "date", "com.atlassian.jira.plugin.system.customfieldtypes:datepicker"),
        JiraField.OfCustom(10016, "Story point estimate", JiraFieldType.Number, "number", "com.pyxis.greenhopper.jira:jsw-story-points"),
        JiraField.OfCustom(10019, "Rank", JiraFieldType.Text, "any", "com.pyxis.greenhopper.jira:gh-lexo-rank") with { IsSettable = false },
        JiraField.OfCustom(10020, "Sprint", JiraFieldType.Text, "array", "com.pyxis.greenhopper.jira:gh-sprint") with
        {
            Items = "json", IsSettable = false,
        },
    ];

    private static JiraField Of(string id, string name, JiraFieldType type, string? schemaType, bool isSettable = false) => new(id, name, type)
    {
        SchemaType = schemaType, ClauseNames = [id], IsSettable = isSettable,
    };
}
