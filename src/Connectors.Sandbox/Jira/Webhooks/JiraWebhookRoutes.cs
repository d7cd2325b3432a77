using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Registration: dynamic webhooks by apps, where one request can half succeed, and an administrator's.</summary>
internal static class JiraWebhookRoutes
{
    private const int MaxPerRequest = 100;

    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("POST", "/rest/api/3/webhook", JiraAccess.App, Register),
        new("GET", "/rest/api/3/webhook", JiraAccess.App, List),
        new("PUT", "/rest/api/3/webhook/refresh", JiraAccess.App, Refresh),
        new("DELETE", "/rest/api/3/webhook", JiraAccess.App, Delete),
        new("POST", "/rest/webhooks/1.0/webhook", JiraAccess.User, RegisterByAdmin),
        new("GET", "/rest/webhooks/1.0/webhook", JiraAccess.User,
            call => JiraReply.Ok(new JsonArray([.. call.Store.All(JiraWebhooks.Admin).Select(webhook => (JsonNode)ShowAdmin(call, webhook))]))),
        new("DELETE", "/rest/webhooks/1.0/webhook/{webhook}", JiraAccess.User, call => call.Store.Remove(JiraWebhooks.Admin, call.Values[0])
            ? JiraReply.NoContent : throw JiraErrors.Messages(404, "A webhook with that ID doesn't exist.")),
    ];

    private static JiraReply Register(JiraCall call)
    {
        var body = call.Object();
        if (Text(body, "url") is not { Length: > 0 } url || !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            throw JiraErrors.Messages(400, "The url must be a valid URL.");
        }

        if (body["webhooks"] is not JsonArray webhooks || webhooks.Count is 0 or > MaxPerRequest)
        {
            throw JiraErrors.Messages(400, $"The number of webhooks must be between 1 and {MaxPerRequest}.");
        }

        if (call.Store.All(JiraWebhooks.Dynamic).FirstOrDefault(webhook => Text(webhook.Json, "url") != url) is not null)
        {
            throw JiraErrors.Messages(400, "Only a single URL per app is allowed to be registered via REST API.");
        }

        call.Site.Account.Clock.Tick();
        return JiraReply.Ok(new JsonObject
        {
            ["webhookRegistrationResult"] = new JsonArray([.. webhooks.Select(webhook =>
            (JsonNode)RegisterOne(call, url, webhook as JsonObject ?? []))]),
        });
    }

    private static JsonObject RegisterOne(JiraCall call, string url, JsonObject webhook)
    {
        var (jql, events) = (Text(webhook, "jqlFilter"), Texts(webhook, "events"));
        var faults = JiraWebhookFilter.Faults(call.Site, jql, events).Distinct().ToArray();
        if (faults.Length > 0)
        {
            return new() { ["errors"] = new JsonArray([.. faults.Select(fault => (JsonNode)fault)]) };
        }

        var id = call.Store.NextId(JiraWebhooks.Dynamic, 1000);
        var kept = new JsonObject
        {
            ["id"] = id, ["url"] = url, ["jqlFilter"] = jql, ["events"] = webhook["events"]!.DeepClone(),
            ["expires"] = JiraTime.Keep(call.Site.Now + JiraWebhooks.Lifetime),
        };
        foreach (var name in new[] { "fieldIdsFilter", "issuePropertyKeysFilter" }.Where(name => webhook[name] is JsonArray))
        {
            kept[name] = webhook[name]!.DeepClone();
        }

        call.Store.Save(JiraWebhooks.Dynamic, id, kept);
        return new() { ["createdWebhookId"] = long.Parse(id, CultureInfo.InvariantCulture) };
    }

    private static JiraReply List(JiraCall call) => JiraPages.Bean(call, JiraWebhooks.Live(call.Site).ToArray(), 100, 100, webhook =>
    {
        var shown = new JsonObject { ["id"] = long.Parse(webhook.Id, CultureInfo.InvariantCulture) };
        foreach (var name in new[] { "jqlFilter", "fieldIdsFilter", "issuePropertyKeysFilter", "events", "url" }
            .Where(name => webhook.Json[name] is not null))
        {
            shown[name] = webhook.Json[name]!.DeepClone();
        }

        shown["expirationDate"] = Expiry(call, webhook.Json["expires"]!.GetValue<string>());
        return shown;
    });

    private static JiraReply Refresh(JiraCall call)
    {
        var expires = JiraTime.Keep(call.Site.Account.Clock.Tick() + JiraWebhooks.Lifetime);
        foreach (var webhook in Asked(call))
        {
            var changed = (JsonObject)webhook.Json.DeepClone();
            changed["expires"] = expires;
            call.Store.Save(JiraWebhooks.Dynamic, webhook.Id, changed);
        }

        return JiraReply.Ok(new JsonObject { ["expirationDate"] = Expiry(call, expires) });
    }

    private static JiraReply Delete(JiraCall call)
    {
        foreach (var webhook in Asked(call))
        {
            call.Store.Remove(JiraWebhooks.Dynamic, webhook.Id);
        }

        call.Site.Account.Clock.Tick();
        return new(202);
    }

    private static StoredRecord[] Asked(JiraCall call)
    {
        var ids = call.Object()["webhookIds"] as JsonArray ?? throw JiraErrors.Messages(400, "The webhookIds must not be empty.");
        return [.. JiraWebhooks.Live(call.Site).Where(webhook => ids.Any(id => id?.ToString() == webhook.Id))];
    }

    /// <summary>The vendor's schema has a number here, its examples a text.</summary>
    private static JsonNode Expiry(JiraCall call, string expires) =>
        call.Site.Settings.WebhookExpiryText ? JiraTime.Show(expires, TimeZoneInfo.Utc) : JiraTime.Milliseconds(expires);

    private static JiraReply RegisterByAdmin(JiraCall call)
    {
        var body = call.Object();
        if (Text(body, "name") is not { } name || Text(body, "url") is not { } url)
        {
            throw JiraErrors.Messages(400, "A webhook needs a name and a url.");
        }

        var id = call.Store.NextId(JiraWebhooks.Admin, 1);
        call.Site.Account.Clock.Tick();
        call.Store.Save(JiraWebhooks.Admin, id, new()
        {
            ["id"] = id, ["name"] = name, ["url"] = url, ["events"] = body["events"]?.DeepClone() ?? new JsonArray(),
            ["jqlFilter"] = (body["filters"] as JsonObject)?["issue-related-events-section"]?.ToString(), ["secret"] = Text(body, "secret"),
            ["excludeBody"] = body["excludeBody"]?.ToString() == "true",
        });
        return new(201, ShowAdmin(call, call.Store.Find(JiraWebhooks.Admin, id)!));
    }

    private static JsonObject ShowAdmin(JiraCall call, StoredRecord webhook) => new()
    {
        ["self"] = $"{call.Address}/rest/webhooks/1.0/webhook/{webhook.Id}", ["name"] = webhook.Json["name"]!.DeepClone(),
        ["url"] = webhook.Json["url"]!.DeepClone(), ["events"] = webhook.Json["events"]!.DeepClone(),
        ["filters"] = new JsonObject { ["issue-related-events-section"] = webhook.Json["jqlFilter"]?.DeepClone() },
        ["excludeBody"] = webhook.Json["excludeBody"]!.DeepClone(), ["enabled"] = true, ["isSigned"] = webhook.Json["secret"] is not null,
    };

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string[] Texts(JsonObject body, string name) => [.. (body[name] as JsonArray ?? []).Select(item => item?.ToString() ?? "")];
}
