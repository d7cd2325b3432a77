using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>What is registered: dynamic webhooks of an app, which expire, and the administrator's, which do not.</summary>
internal static class JiraWebhooks
{
    public const string Dynamic = "webhooks";
    public const string Admin = "adminWebhooks";
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public static IEnumerable<StoredRecord> Live(JiraSite site) => site.Store.All(Dynamic)
        .Where(webhook => JiraTime.Read(webhook.Json["expires"]!.GetValue<string>()) > site.Now);

    /// <summary>Whether an event is for it: its name, its filter, and, for changes, the fields that it watches.</summary>
    public static bool Takes(JiraSite site, StoredRecord webhook, string name, JsonObject? issue, JsonArray? changes)
    {
        if ((webhook.Json["events"] as JsonArray ?? []).All(known => known!.GetValue<string>() != name))
        {
            return false;
        }

        if (changes is not null && webhook.Json["fieldIdsFilter"] is JsonArray { Count: > 0 } watched
            && !changes.Any(change => watched.Any(id => id!.GetValue<string>() == change!["fieldId"]?.GetValue<string>())))
        {
            return false;
        }

        return webhook.Json["jqlFilter"]?.GetValue<string>() is not { Length: > 0 } jql
            || (issue is not null && Plan(site, jql).Matches(issue));
    }

    public static JqlPlan Plan(JiraSite site, string jql) =>
        new(JqlParser.Parse(jql), new JqlScope(site, site.CallerId, site.Settings.TimeZone));
}
