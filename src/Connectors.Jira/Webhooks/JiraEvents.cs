using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>What an event is about. Nothing but ids is taken from it: descriptions come as wiki text here and as documents elsewhere, and events
/// overtake one another.</summary>
internal static class JiraEvents
{
    /// <summary>The record and what happened to it; null for an event that concerns nothing of ours, or names no record.</summary>
    public static (VendorKey Key, ChangeKind Kind)? Read(JsonElement payload) =>
        payload.TryGetProperty("webhookEvent", out var name) && name.ValueKind == JsonValueKind.String ? Read(payload, name.GetString()!) : null;

    private static (VendorKey Key, ChangeKind Kind)? Read(JsonElement payload, string name) => name switch
    {
        "jira:issue_created" => Of(payload, "issue", Issues.Name, ChangeKind.Created),
        "jira:issue_deleted" => Of(payload, "issue", Issues.Name, ChangeKind.Deleted),
        "jira:issue_updated" or "comment_created" or "comment_updated" or "comment_deleted" or "issue_property_set" or "issue_property_deleted" =>
            Of(payload, "issue", Issues.Name, ChangeKind.Updated),
        "worklog_created" => Of(payload, "worklog", Worklogs.Name, ChangeKind.Created),
        "worklog_updated" => Of(payload, "worklog", Worklogs.Name, ChangeKind.Updated),
        "worklog_deleted" => Of(payload, "worklog", Worklogs.Name, ChangeKind.Deleted),
        "project_created" => Of(payload, "project", Projects.Name, ChangeKind.Created),
        "project_updated" or "project_archived" or "project_restored_archived" or "project_restored_deleted" =>
            Of(payload, "project", Projects.Name, ChangeKind.Updated),
        "project_deleted" or "project_soft_deleted" => Of(payload, "project", Projects.Name, ChangeKind.Deleted),
        _ => null,
    };

    private static (VendorKey Key, ChangeKind Kind)? Of(JsonElement payload, string member, string vendorObject, ChangeKind kind) =>
        payload.TryGetProperty(member, out var record) && record.ValueKind == JsonValueKind.Object
        && record.TryGetProperty("id", out var id) && id.ToString() is var text && JiraId.IsValid(text)
            ? (new VendorKey(vendorObject, text), kind)
            : null;
}
