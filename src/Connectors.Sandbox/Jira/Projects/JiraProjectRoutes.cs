using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Connectors.Sandbox;

/// <summary>Projects: search, read, create, change, and their properties.</summary>
internal static partial class JiraProjectRoutes
{
    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("GET", "/rest/api/3/project/search", JiraAccess.Anyone, Search),
        new("POST", "/rest/api/3/project", JiraAccess.User, Create),
        new("GET", "/rest/api/3/project/{project}", JiraAccess.Anyone,
            call => JiraReply.Ok(View(call).Full(JiraProjects.Get(call, call.Values[0]), call.List("expand")), 2)),
        new("PUT", "/rest/api/3/project/{project}", JiraAccess.User, Update),
        .. JiraProperties.Routes("/rest/api/3/project/{project}", call => JiraProjects.Get(call, call.Values[0])),
    ];

    private static JiraProjectView View(JiraCall call) => new(call.Site, call.Links, call.Zone);

    private static JiraReply Search(JiraCall call)
    {
        var (ids, keys, states) = (call.List("id"), call.List("keys"), call.List("status"));
        var found = call.IsAnonymous ? [] : call.Store.All(JiraProjects.Collection)
            .Where(project => ids.Length == 0 || ids.Contains(project.Id))
            .Where(project => keys.Length == 0 || keys.Contains(JiraProjects.Key(project), StringComparer.OrdinalIgnoreCase))
            .Where(project => states.Length == 0 || states.Contains("live"))
            .Where(project => call.Value("typeKey") is not { } type || type.Split(',').Contains(project.Json["projectTypeKey"]!.GetValue<string>()))
            .Where(project => call.Value("query") is not { } query || Matches(project, query));
        var order = call.Value("orderBy") ?? "key";
        Func<StoredRecord, string> by = order.TrimStart('+', '-', ' ') switch
        {
            "key" or "category" or "owner" or "issueCount" or "lastIssueUpdatedDate" or "archivedDate" or "deletedDate" => JiraProjects.Key,
            "name" => project => project.Json["name"]!.GetValue<string>(),
            _ => throw JiraErrors.Messages(400, $"The provided value '{order}' is not valid for the parameter 'orderBy'."),
        };
        var ordered = order[0] == '-' ? found.OrderByDescending(by, StringComparer.Ordinal) : found.OrderBy(by, StringComparer.Ordinal);
        return JiraPages.Bean(call, ordered.ToArray(), 50, 100, project => View(call).Listed(project, call.List("expand")));
    }

    private static bool Matches(StoredRecord project, string query) =>
        project.Json["name"]!.GetValue<string>().Contains(query, StringComparison.OrdinalIgnoreCase)
        || JiraProjects.Key(project).Contains(query, StringComparison.OrdinalIgnoreCase);

    private static JiraReply Create(JiraCall call)
    {
        var body = call.Object();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var (key, name) = (Text(body, "key"), Text(body, "name"));
        Check(call, null, key, name, errors);
        if (Text(body, "projectTypeKey") is not (null or "software" or "business" or "service_desk"))
        {
            errors["projectTypeKey"] = "You have specified an invalid project type. Make sure you have the right project type and try again.";
        }

        var lead = Text(body, "leadAccountId");
        if (lead is null || call.Store.Find(JiraUsers.Collection, lead) is null)
        {
            errors["projectLead"] = lead is null
                ? "You must specify a valid project lead." : "The user you specified as project lead does not exist.";
        }

        if (errors.Count > 0)
        {
            throw JiraErrors.Fields(errors);
        }

        call.Site.Account.Clock.Tick();
        var added = JiraProjects.Add(call.Site, New(key!, name!, lead!, Text(body, "description") ?? "",
            Text(body, "projectTypeKey") ?? "software", Text(body, "assigneeType") ?? "UNASSIGNED"));
        return new(201, new JsonObject
        {
            ["self"] = $"{call.Rest}/project/{added.Id}", ["id"] = long.Parse(added.Id), ["key"] = JiraProjects.Key(added),
        });
    }

    public static JsonObject New(string key, string name, string lead, string description, string type, string assignees) => new()
    {
        ["key"] = key, ["name"] = name, ["description"] = description, ["leadAccountId"] = lead, ["projectTypeKey"] = type, ["simplified"] = true,
        ["style"] = "next-gen", ["isPrivate"] = false, ["assigneeType"] = assignees, ["properties"] = new JsonObject(),
    };

    private static JiraReply Update(JiraCall call)
    {
        var project = JiraProjects.Get(call, call.Values[0]);
        var body = call.Object();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        Check(call, project, Text(body, "key") ?? JiraProjects.Key(project), Text(body, "name") ?? project.Json["name"]!.GetValue<string>(), errors);
        if (errors.Count > 0)
        {
            throw JiraErrors.Fields(errors);
        }

        var changed = (JsonObject)project.Json.DeepClone();
        foreach (var name in new[] { "name", "description", "leadAccountId", "assigneeType" }.Where(body.ContainsKey))
        {
            changed[name] = body[name]?.DeepClone();
        }

        call.Site.Account.Clock.Tick();
        call.Store.Save(JiraProjects.Collection, project.Id, changed);
        return JiraReply.Ok(View(call).Full(call.Store.Find(JiraProjects.Collection, project.Id)!, []));
    }

    private static void Check(JiraCall call, StoredRecord? existing, string? key, string? name, Dictionary<string, string> errors)
    {
        var others = call.Store.All(JiraProjects.Collection).Where(project => project.Id != existing?.Id).ToArray();
        if (key is null || !ProjectKey().IsMatch(key))
        {
            errors["projectKey"] = "Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.";
        }
        else if (others.FirstOrDefault(project => JiraProjects.Key(project) == key) is { } taken)
        {
            errors["projectKey"] = $"Project '{taken.Json["name"]}' uses this project key.";
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            errors["projectName"] = "You must specify a valid project name.";
        }
        else if (others.Any(project => string.Equals(project.Json["name"]!.GetValue<string>(), name, StringComparison.OrdinalIgnoreCase)))
        {
            errors["projectName"] = "A project with that name already exists.";
        }
    }

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}$")]
    private static partial Regex ProjectKey();
}
