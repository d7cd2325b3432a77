using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The issues of a site, and how search sees them, which may be later.</summary>
internal static class JiraIssues
{
    public const string Collection = "issues";
    public const long FirstId = 10_001;

    /// <summary>When an issue was last written, and what the index had before; both only while the index lags.</summary>
    private const string Changed = "@changed";
    private const string Before = "@before";

    public static StoredRecord? Find(RecordStore store, string idOrKey) => long.TryParse(idOrKey, NumberStyles.None, null, out _)
        ? store.Find(Collection, idOrKey)
        : store.All(Collection).FirstOrDefault(issue => string.Equals(Key(issue), idOrKey, StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses with 404 what is not there, and everything where nobody is logged in.</summary>
    public static StoredRecord Get(JiraCall call, string idOrKey) =>
        (call.IsAnonymous ? null : Find(call.Store, idOrKey)) ?? throw JiraErrors.NoIssue();

    public static string Key(StoredRecord issue) => issue.Json["key"]!.GetValue<string>();

    public static JsonObject Fields(StoredRecord issue) => issue.Json["fields"]!.AsObject();

    public static void Save(JiraSite site, string id, JsonObject issue)
    {
        issue.Remove(Changed);
        issue.Remove(Before);
        if (site.Settings.IndexLag > TimeSpan.Zero)
        {
            issue[Before] = site.Store.Find(Collection, id) is { } former ? Indexed(site, former.Json)?.DeepClone() : null;
            issue[Changed] = JiraTime.Keep(site.Now);
        }

        site.Store.Save(Collection, id, issue);
    }

    /// <summary>What search sees; <paramref name="reconciled"/> ids are seen as they are.</summary>
    public static IEnumerable<JsonObject> Search(JiraSite site, IReadOnlySet<string> reconciled) => site.Store.All(Collection)
        .Select(issue => reconciled.Contains(issue.Id) ? issue.Json : Indexed(site, issue.Json)).OfType<JsonObject>();

    private static JsonObject? Indexed(JiraSite site, JsonObject issue) =>
        issue[Changed] is { } at && site.Now < JiraTime.Read(at.GetValue<string>()) + site.Settings.IndexLag ? issue[Before] as JsonObject : issue;
}
