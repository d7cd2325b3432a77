using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Logged work. The ids of what was deleted stay, for the feed of deletions.</summary>
internal static class JiraWorklogs
{
    public const string Collection = "worklogs";
    public const string Deleted = "worklogDeletions";

    /// <summary>Oldest first.</summary>
    public static IEnumerable<StoredRecord> Of(RecordStore store, string issueId) =>
        store.All(Collection).Where(worklog => worklog.Json["issueId"]!.GetValue<string>() == issueId);

    public static long Spent(RecordStore store, string issueId) => Of(store, issueId).Sum(Seconds);

    public static long Seconds(StoredRecord worklog) => worklog.Json["timeSpentSeconds"]!.GetValue<long>();

    public static StoredRecord Add(JiraSite site, string issueId, string author, JsonObject members)
    {
        var (now, id) = (JiraTime.Keep(site.Now), site.Store.NextId(Collection, 100_001));
        var worklog = new JsonObject
        {
            ["id"] = id, ["issueId"] = issueId, ["author"] = author, ["updateAuthor"] = author, ["created"] = now, ["updated"] = now,
        };
        foreach (var (name, value) in members)
        {
            worklog[name] = value?.DeepClone();
        }

        site.Store.Save(Collection, id, worklog);
        return site.Store.Find(Collection, id)!;
    }

    public static void Remove(JiraSite site, StoredRecord worklog)
    {
        site.Store.Remove(Collection, worklog.Id);
        site.Store.Save(Deleted, worklog.Id, new() { ["id"] = worklog.Id, ["updated"] = JiraTime.Keep(site.Now) });
    }

    public static void RemoveAll(JiraSite site, string issueId)
    {
        foreach (var worklog in Of(site.Store, issueId).ToArray())
        {
            Remove(site, worklog);
        }
    }

    public static JsonObject Show(StoredRecord worklog, JiraLinks links, TimeZoneInfo zone, JiraPeople people)
    {
        var (json, seconds) = (worklog.Json, Seconds(worklog));
        var shown = new JsonObject
        {
            ["self"] = $"{links.Rest}/issue/{json["issueId"]}/worklog/{worklog.Id}", ["author"] = people.Details(json["author"]),
            ["updateAuthor"] = people.Details(json["updateAuthor"]),
        };
        if (json["comment"] is { } comment)
        {
            shown["comment"] = links.IsWiki ? JiraText.Of(comment) : comment.DeepClone();
        }

        foreach (var stamp in new[] { "created", "updated", "started" })
        {
            shown[stamp] = JiraTime.Show(json[stamp]!.GetValue<string>(), zone);
        }

        shown["timeSpent"] = JiraDurations.Write(seconds);
        shown["timeSpentSeconds"] = seconds;
        shown["id"] = worklog.Id;
        shown["issueId"] = json["issueId"]!.DeepClone();
        if (json["visibility"] is { } visibility)
        {
            shown["visibility"] = visibility.DeepClone();
        }

        return shown;
    }

    public static long Number(StoredRecord worklog) => long.Parse(worklog.Id, CultureInfo.InvariantCulture);
}
