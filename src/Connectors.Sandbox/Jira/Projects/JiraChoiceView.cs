using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The fixed lists as answers show them.</summary>
internal readonly record struct JiraChoiceView(JiraLinks Links)
{
    public JsonObject IssueType(JiraIssueType type) => new()
    {
        ["self"] = $"{Links.Rest}/issuetype/{type.Id}", ["id"] = type.Id, ["description"] = type.Description,
        ["iconUrl"] = $"{Links.Address}/rest/api/2/universal_avatar/view/type/issuetype/avatar/{type.AvatarId}?size=medium",
        ["name"] = type.Name, ["subtask"] = type.Level < 0, ["avatarId"] = type.AvatarId, ["hierarchyLevel"] = type.Level,
    };

    public JsonObject Status(JiraStatus status) => new()
    {
        ["self"] = $"{Links.Rest}/status/{status.Id}", ["description"] = "", ["iconUrl"] = $"{Links.Address}/images/icons/statuses/generic.png",
        ["name"] = status.Name, ["id"] = status.Id, ["statusCategory"] = Category(status.Category),
    };

    public JsonObject Category(JiraStatusCategory category) => new()
    {
        ["self"] = $"{Links.Rest}/statuscategory/{category.Id}", ["id"] = category.Id, ["key"] = category.Key, ["colorName"] = category.Color,
        ["name"] = category.Name,
    };

    /// <summary>As an issue shows it.</summary>
    public JsonObject Priority(JiraChoice priority) => new()
    {
        ["self"] = $"{Links.Rest}/priority/{priority.Id}",
        ["iconUrl"] = $"{Links.Address}/images/icons/priorities/{priority.Name.ToLowerInvariant()}.svg", ["name"] = priority.Name,
        ["id"] = priority.Id,
    };

    public JsonObject Resolution(JiraChoice resolution) => new()
    {
        ["self"] = $"{Links.Rest}/resolution/{resolution.Id}", ["id"] = resolution.Id, ["description"] = resolution.Description,
        ["name"] = resolution.Name,
    };
}
