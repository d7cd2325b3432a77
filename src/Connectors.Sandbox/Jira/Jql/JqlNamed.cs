using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Fields whose values are named: what a name stands for, and what is said when it stands for nothing.</summary>
internal static class JqlNamed
{
    public static JqlColumn Project() => new("project", JqlKind.Set, issue => One(issue, "project"))
    {
        Resolve = (scope, value) => Ids(scope.Store.All(JiraProjects.Collection).Where(project =>
            project.Id == value || Same(project.Json["key"], value) || Same(project.Json["name"], value)).Select(project => project.Id)),
        Missing = value => JqlErrors.NoValue("project", value),
        Order = issue => new(true, Key(issue).Project, 0),
    };

    public static JqlColumn Key(string name) => new(name, JqlKind.Set, issue => [issue["id"]!.GetValue<string>()])
    {
        Resolve = (scope, value) => JiraIssues.Find(scope.Store, value) is { } found ? [found.Id] : null,
        Missing = value => JqlErrors.NoKey(name, value),
        Order = issue => new(true, Key(issue).Project, Key(issue).Number),
        IsRanked = true,
    };

    public static JqlColumn Id() => new("id", JqlKind.Set, issue => [issue["id"]!.GetValue<string>()])
    {
        Resolve = (scope, value) => JiraIssues.Find(scope.Store, value) is { } found ? [found.Id] : null,
        Missing = value => JqlErrors.NoId("id", value),
        Order = issue => new(true, "", Number(issue["id"]!)),
        IsRanked = true,
    };

    public static JqlColumn Parent() => new("parent", JqlKind.Set, issue => One(issue, "parent"))
    {
        Resolve = (scope, value) => JiraIssues.Find(scope.Store, value) is { } found ? [found.Id] : null,
        Missing = value => JqlErrors.NoKey("parent", value),
        IsSortable = false,
    };

    public static JqlColumn Labels() => new("labels", JqlKind.Set, issue =>
        (issue["fields"]!["labels"] as JsonArray ?? []).Select(label => label!.GetValue<string>()))
    {
        Resolve = (_, value) => [value],
    };

    public static JqlColumn Choice(string name, IEnumerable<(string Id, string Name)> choices)
    {
        var all = choices.ToArray();
        return new(name, JqlKind.Set, issue => One(issue, name))
        {
            Resolve = (_, value) => Ids(all.Where(choice => choice.Id == value || Same(choice.Name, value)).Select(choice => choice.Id)),
            Missing = value => JqlErrors.NoValue(name, value),
            // Of priorities the first is the highest, and the highest comes last.
            Order = issue => Array.FindIndex(all, choice => choice.Id == One(issue, name).FirstOrDefault()) is >= 0 and var at
                ? new(true, "", name == "priority" ? -at : at) : JqlKey.None,
        };
    }

    public static JqlColumn StatusCategory() => new("statusCategory", JqlKind.Set, issue =>
        One(issue, "status").Select(status => JiraChoices.Status(status).Category.Key))
    {
        Resolve = (_, value) => Ids(JiraChoices.Statuses.Select(status => status.Category)
            .Where(category => Same(category.Name, value) || Same(category.Key, value) || category.Id.ToString(CultureInfo.InvariantCulture) == value)
            .Select(category => category.Key)),
        Missing = value => JqlErrors.NoValue("statusCategory", value),
    };

    /// <summary>Account ids, names, and e-mail addresses that are not hidden.</summary>
    public static JqlColumn User(string name) => new(name, JqlKind.Set, issue => One(issue, name))
    {
        Resolve = (scope, value) => Ids(scope.Store.All(JiraUsers.Collection).Where(user => user.Id == value || Same(user.Json["displayName"], value)
            || (JiraUsers.ShowsEmail(user) && Same(user.Json["emailAddress"], value))).Select(user => user.Id)),
        Missing = value => JqlErrors.NoValue(name, value),
    };

    private static IReadOnlyCollection<string>? Ids(IEnumerable<string> found) => found.Distinct().ToArray() is { Length: > 0 } ids ? ids : null;

    private static bool Same(JsonNode? known, string value) => Same(known?.ToString(), value);

    private static bool Same(string? known, string value) => string.Equals(known, value, StringComparison.OrdinalIgnoreCase);

    private static string[] One(JsonObject issue, string field) => issue["fields"]![field] is { } value ? [value.ToString()] : [];

    private static (string Project, decimal Number) Key(JsonObject issue)
    {
        var key = issue["key"]!.GetValue<string>();
        var dash = key.LastIndexOf('-');
        return (key[..dash], decimal.Parse(key[(dash + 1)..], CultureInfo.InvariantCulture));
    }

    private static decimal Number(JsonNode text) => decimal.Parse(text.GetValue<string>(), CultureInfo.InvariantCulture);
}
