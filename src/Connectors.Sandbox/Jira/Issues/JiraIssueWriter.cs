using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Keeps new and changed issues, their history, and tells webhooks. Callers move the clock before.</summary>
internal static class JiraIssueWriter
{
    public static StoredRecord Create(JiraCall call, JiraIssueInput input)
    {
        var (site, now) = (call.Site, JiraTime.Keep(call.Site.Now));
        var project = site.Store.Find(JiraProjects.Collection, input.Values["project"]!.GetValue<string>())!;
        var id = site.Store.NextId(JiraIssues.Collection, JiraIssues.FirstId);
        var fields = new JsonObject
        {
            ["status"] = JiraChoices.ToDo, ["statuscategorychangedate"] = now, ["priority"] = JiraChoices.Medium, ["labels"] = new JsonArray(),
            ["creator"] = call.Caller!.AccountId, ["reporter"] = call.Caller.AccountId, ["created"] = now, ["updated"] = now,
            ["customfield_10019"] = $"0|i{id.PadLeft(5, '0')}:",
        };
        foreach (var (name, value) in input.Values)
        {
            fields[name] = value?.DeepClone();
        }

        JiraIssues.Save(site, id, new()
        {
            ["id"] = id, ["key"] = JiraProjects.NextKey(site.Store, project), ["fields"] = fields, ["properties"] = input.Properties.DeepClone(),
        });
        var created = site.Store.Find(JiraIssues.Collection, id)!;
        JiraEvents.Issue(call, "jira:issue_created", "issue_created", created.Json, null);
        Comment(call, input, id);
        return site.Store.Find(JiraIssues.Collection, id)!;
    }

    /// <summary>Edits an issue; false when nothing differs, which leaves its stamps alone.</summary>
    public static bool Edit(JiraCall call, StoredRecord issue, JiraIssueInput input)
    {
        var before = JiraIssues.Fields(issue);
        var changed = input.Values.Where(pair => !JsonNode.DeepEquals(before[pair.Key], pair.Value)).ToArray();
        if (changed.Length == 0 && input.Comments.Count == 0 && input.Properties.Count == 0)
        {
            return false;
        }

        call.Site.Account.Clock.Tick();
        if (input.Properties.Count > 0)
        {
            var kept = (JsonObject)issue.Json.DeepClone();
            foreach (var (key, value) in input.Properties)
            {
                kept["properties"]![key] = value?.DeepClone();
            }

            call.Store.Save(JiraIssues.Collection, issue.Id, kept);
            issue = call.Store.Find(JiraIssues.Collection, issue.Id)!;
        }

        if (changed.Length > 0)
        {
            Change(call, issue, changed, changed.Any(pair => pair.Key == "assignee") ? "issue_assigned" : "issue_updated");
        }

        Comment(call, input, issue.Id);
        return true;
    }

    /// <summary>Writes changed fields with their history.</summary>
    public static void Change(JiraCall call, StoredRecord issue, IReadOnlyCollection<KeyValuePair<string, JsonNode?>> changed, string type,
        params JsonObject[] moreItems)
    {
        var json = (JsonObject)issue.Json.DeepClone();
        var (fields, history) = (json["fields"]!.AsObject(), new JsonArray());
        var naming = new JiraFieldNames(call.Site);
        foreach (var (id, value) in changed)
        {
            if (call.Site.Fields.Find(id) is { } field && id is not ("resolutiondate" or "statuscategorychangedate"))
            {
                var (from, fromText) = naming.Of(field, fields[id]);
                var (to, toText) = naming.Of(field, value);
                var item = JiraChangelog.Item(id, field.IsCustom ? "custom" : "jira", from, fromText, to, toText);
                item["field"] = field.IsCustom ? field.Name : id;
                history.Add(item);
            }

            fields[id] = value?.DeepClone();
        }

        foreach (var item in moreItems)
        {
            history.Add(item);
        }

        fields["updated"] = JiraTime.Keep(call.Site.Now);
        JiraIssues.Save(call.Site, issue.Id, json);
        var entry = JiraChangelog.Add(call, issue.Id, history);
        JiraEvents.Issue(call, "jira:issue_updated", type, json, entry);
    }

    /// <summary>Something that hangs on the issue changed.</summary>
    public static void Touch(JiraCall call, StoredRecord issue)
    {
        var json = (JsonObject)call.Store.Find(JiraIssues.Collection, issue.Id)!.Json.DeepClone();
        json["fields"]!["updated"] = JiraTime.Keep(call.Site.Now);
        JiraIssues.Save(call.Site, issue.Id, json);
    }

    public static void Delete(JiraCall call, StoredRecord issue)
    {
        JiraEvents.Issue(call, "jira:issue_deleted", null, issue.Json, null);
        JiraComments.RemoveAll(call.Store, issue.Id);
        JiraRemoteLinks.RemoveAll(call.Store, issue.Id);
        JiraChangelog.RemoveAll(call.Store, issue.Id);
        JiraWorklogs.RemoveAll(call.Site, issue.Id);
        call.Store.Remove(JiraIssues.Collection, issue.Id);
    }

    private static void Comment(JiraCall call, JiraIssueInput input, string id)
    {
        foreach (var body in input.Comments)
        {
            JiraComments.Keep(call, call.Store.Find(JiraIssues.Collection, id)!, body);
        }
    }
}
