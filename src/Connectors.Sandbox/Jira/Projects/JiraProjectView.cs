using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Projects as answers show them.</summary>
internal readonly record struct JiraProjectView(JiraSite Site, JiraLinks Links, TimeZoneInfo Zone)
{
    /// <summary>As an issue names its project.</summary>
    public JsonObject Short(StoredRecord project) => new()
    {
        ["self"] = Self(project), ["id"] = project.Id, ["key"] = JiraProjects.Key(project), ["name"] = project.Json["name"]!.DeepClone(),
        ["projectTypeKey"] = project.Json["projectTypeKey"]!.DeepClone(), ["simplified"] = project.Json["simplified"]!.DeepClone(),
        ["avatarUrls"] = Avatars(project),
    };

    /// <summary>As lists show it; members that must be asked for come with <paramref name="expand"/>.</summary>
    public JsonObject Listed(StoredRecord project, IReadOnlyCollection<string> expand)
    {
        var shown = Short(project);
        shown["expand"] = "description,lead,issueTypes,url,projectKeys,permissions,insight";
        foreach (var name in new[] { "style", "isPrivate", "uuid" })
        {
            shown[name] = project.Json[name]!.DeepClone();
        }

        shown["properties"] = new JsonObject();
        if (expand.Contains("description"))
        {
            shown["description"] = project.Json["description"]!.DeepClone();
        }

        if (expand.Contains("lead"))
        {
            shown["lead"] = Lead(project);
        }

        if (expand.Contains("insight"))
        {
            shown["insight"] = Insight(project);
        }

        if (expand.Contains("issueTypes"))
        {
            shown["issueTypes"] = IssueTypes();
        }

        return shown;
    }

    /// <summary>As a single one is shown.</summary>
    public JsonObject Full(StoredRecord project, IReadOnlyCollection<string> expand)
    {
        var shown = Listed(project, [.. expand, "description", "lead", "issueTypes"]);
        shown["assigneeType"] = project.Json["assigneeType"]!.DeepClone();
        shown["components"] = new JsonArray();
        shown["versions"] = new JsonArray();
        shown["roles"] = new JsonObject { ["Administrators"] = Self(project) + "/role/10002" };
        return shown;
    }

    private JsonObject? Lead(StoredRecord project)
    {
        var lead = new JiraPeople(Site.Store, Links).Details(project.Json["leadAccountId"]);
        lead?.Remove("timeZone");
        return lead;
    }

    private JsonArray IssueTypes()
    {
        var choices = new JiraChoiceView(Links);
        return [.. JiraChoices.IssueTypes.Select(choices.IssueType)];
    }

    private JsonObject Insight(StoredRecord project)
    {
        var issues = Site.Store.All(JiraIssues.Collection).Where(issue => issue.Json["fields"]!["project"]!.GetValue<string>() == project.Id)
            .Select(issue => issue.Json["fields"]!["updated"]!.GetValue<string>()).ToArray();
        var insight = new JsonObject { ["totalIssueCount"] = issues.Length };
        if (issues.Length > 0)
        {
            insight["lastIssueUpdateTime"] = JiraTime.Show(issues.Max(StringComparer.Ordinal)!, Zone);
        }

        return insight;
    }

    private string Self(StoredRecord project) => $"{Links.Rest}/project/{project.Id}";

    private JsonObject Avatars(StoredRecord project) => Links.Avatars($"/rest/api/3/universal_avatar/view/type/project/avatar/{project.Id}");
}
