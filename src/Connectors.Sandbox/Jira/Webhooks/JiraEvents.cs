using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Events in the shape of version 2: documents as plain text. Each goes to every webhook that takes it.</summary>
internal static class JiraEvents
{
    private static readonly JiraFieldSelection AllFields = new(["*all", "-comment", "-worklog"], "*all");
    private static readonly JiraFieldSelection FewFields = new(["summary", "issuetype", "project", "status", "priority", "assignee"], "*all");

    public static void Issue(JiraCall call, string name, string? type, JsonObject issue, StoredRecord? history)
    {
        var payload = Payload(call, name);
        if (type is not null)
        {
            payload["issue_event_type_name"] = type;
        }

        payload["user"] = People(call).Details(call.Caller!.AccountId);
        payload["issue"] = View(call).Show(issue, AllFields);
        var items = history?.Json["items"]!.AsArray();
        if (items is not null)
        {
            payload["changelog"] = new JsonObject { ["id"] = history!.Id, ["items"] = items.DeepClone() };
        }

        Raise(call, name, issue, items, payload);
    }

    public static void Comment(JiraCall call, string name, StoredRecord issue, StoredRecord comment)
    {
        var payload = Payload(call, name);
        payload["comment"] = JiraComments.Show(comment, Links(call), call.Zone, People(call));
        payload["issue"] = View(call).Show(issue.Json, FewFields);
        Raise(call, name, issue.Json, null, payload);
    }

    public static void Worklog(JiraCall call, string name, StoredRecord worklog)
    {
        var payload = Payload(call, name);
        payload["worklog"] = JiraWorklogs.Show(worklog, Links(call), call.Zone, People(call));
        Raise(call, name, call.Store.Find(JiraIssues.Collection, worklog.Json["issueId"]!.GetValue<string>())?.Json, null, payload);
    }

    private static JsonObject Payload(JiraCall call, string name) => new()
    {
        ["timestamp"] = call.Site.Now.ToUnixTimeMilliseconds(), ["webhookEvent"] = name,
    };

    private static JiraLinks Links(JiraCall call) => new(call.Address, 2);

    private static JiraPeople People(JiraCall call) => new(call.Store, Links(call));

    private static JiraIssueView View(JiraCall call) => new(call.Site, Links(call), call.Zone);

    private static void Raise(JiraCall call, string name, JsonObject? issue, JsonArray? changes, JsonObject payload)
    {
        var dynamic = JiraWebhooks.Live(call.Site).Where(webhook => JiraWebhooks.Takes(call.Site, webhook, name, issue, changes)).ToArray();
        if (dynamic.Length > 0)
        {
            // All of an app stand at one address, which is told once.
            var matched = (JsonObject)payload.DeepClone();
            matched["matchedWebhookIds"] = new JsonArray([.. dynamic.Select(webhook => (JsonNode)long.Parse(webhook.Id))]);
            call.Site.Deliveries.Add(dynamic[0].Json["url"]!.GetValue<string>(), matched, secret: null);
        }

        foreach (var webhook in call.Store.All(JiraWebhooks.Admin).Where(webhook => JiraWebhooks.Takes(call.Site, webhook, name, issue, changes)))
        {
            call.Site.Deliveries.Add(webhook.Json["url"]!.GetValue<string>(),
                webhook.Json["excludeBody"]!.GetValue<bool>() ? [] : payload, webhook.Json["secret"]?.GetValue<string>() ?? "");
        }
    }
}
