using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The history of issues: who changed what from what to what.</summary>
internal static class JiraChangelog
{
    private const string Collection = "changelogs";

    public static StoredRecord? Add(JiraCall call, string issueId, JsonArray items)
    {
        if (items.Count == 0)
        {
            return null;
        }

        var id = call.Store.NextId(Collection, 10_001);
        call.Store.Save(Collection, id, new()
        {
            ["id"] = id, ["issueId"] = issueId, ["author"] = call.Caller!.AccountId, ["created"] = JiraTime.Keep(call.Site.Now), ["items"] = items,
        });
        return call.Store.Find(Collection, id);
    }

    public static JsonObject Item(string field, string type, string? from, string? fromText, string? to, string? toText) => new()
    {
        ["field"] = field, ["fieldtype"] = type, ["fieldId"] = field, ["from"] = from, ["fromString"] = fromText, ["to"] = to, ["toString"] = toText,
    };

    public static JiraReply List(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        return JiraPages.Bean(call, Of(call.Store, issue.Id), 100, 100, entry => Show(call, entry));
    }

    /// <summary>The latest part, newest first, as <c>expand=changelog</c> shows it.</summary>
    public static JsonObject Latest(JiraCall call, string issueId)
    {
        var all = Of(call.Store, issueId).Reverse().ToArray();
        return JiraPages.Named("histories", all.Length, 0, Math.Min(all.Length, 100), [.. all.Take(100).Select(entry => Show(call, entry))]);
    }

    public static void RemoveAll(RecordStore store, string issueId)
    {
        foreach (var entry in Of(store, issueId))
        {
            store.Remove(Collection, entry.Id);
        }
    }

    private static StoredRecord[] Of(RecordStore store, string issueId) =>
        [.. store.All(Collection).Where(entry => entry.Json["issueId"]!.GetValue<string>() == issueId)];

    private static JsonObject Show(JiraCall call, StoredRecord entry) => new()
    {
        ["id"] = entry.Id, ["author"] = call.People.Details(entry.Json["author"]),
        ["created"] = JiraTime.Show(entry.Json["created"]!.GetValue<string>(), call.Zone), ["items"] = entry.Json["items"]!.DeepClone(),
    };
}
