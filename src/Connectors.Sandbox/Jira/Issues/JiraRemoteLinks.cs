using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Remote links: one for each global id, so that a repeated write does not make a second one.</summary>
internal static class JiraRemoteLinks
{
    private const string Collection = "remoteLinks";
    private const int MaxGlobalId = 255;
    private const string Template = "/rest/api/3/issue/{issue}/remotelink";

    public static IReadOnlyList<JiraRoute> Routes { get; } =
    [
        new("GET", Template, JiraAccess.Anyone, List),
        new("POST", Template, JiraAccess.User, Put),
        new("DELETE", Template, JiraAccess.User, DeleteByGlobalId),
        new("GET", Template + "/{link}", JiraAccess.Anyone, call => JiraReply.Ok(Show(call, Find(call)))),
        new("PUT", Template + "/{link}", JiraAccess.User, Update),
        new("DELETE", Template + "/{link}", JiraAccess.User, Delete),
    ];

    public static void RemoveAll(RecordStore store, string issueId)
    {
        foreach (var link in Of(store, issueId).ToArray())
        {
            store.Remove(Collection, link.Id);
        }
    }

    private static IEnumerable<StoredRecord> Of(RecordStore store, string issueId) =>
        store.All(Collection).Where(link => link.Json["issueId"]!.GetValue<string>() == issueId);

    private static JiraReply List(JiraCall call)
    {
        var all = Of(call.Store, JiraIssues.Get(call, call.Values[0]).Id);
        if (call.Value("globalId") is not { } globalId)
        {
            return JiraReply.Ok(new JsonArray([.. all.Select(link => Show(call, link))]));
        }

        return all.FirstOrDefault(link => link.Json["globalId"]?.ToString() == globalId) is { } found
            ? JiraReply.Ok(Show(call, found))
            : throw JiraErrors.Messages(404, $"No remote link with globalId '{globalId}' exists on the issue.");
    }

    private static JiraReply Put(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        var body = Checked(call);
        var former = body["globalId"] is { } globalId
            ? Of(call.Store, issue.Id).FirstOrDefault(link => link.Json["globalId"]?.ToString() == globalId.ToString()) : null;
        var id = former?.Id ?? call.Store.NextId(Collection, 10_000);
        Keep(call, issue, id, body);
        return new(former is null ? 201 : 200, new JsonObject
        {
            ["id"] = long.Parse(id, CultureInfo.InvariantCulture), ["self"] = Self(call, issue.Id, id),
        });
    }

    private static JiraReply Update(JiraCall call)
    {
        var link = Find(call);
        Keep(call, JiraIssues.Get(call, call.Values[0]), link.Id, Checked(call));
        return JiraReply.NoContent;
    }

    /// <summary>A member that is left out is emptied.</summary>
    private static void Keep(JiraCall call, StoredRecord issue, string id, JsonObject body)
    {
        var kept = new JsonObject { ["id"] = id, ["issueId"] = issue.Id };
        foreach (var name in new[] { "globalId", "application", "relationship", "object" })
        {
            kept[name] = body[name]?.DeepClone();
        }

        call.Site.Account.Clock.Tick();
        call.Store.Save(Collection, id, kept);
        JiraIssueWriter.Touch(call, issue);
    }

    private static JsonObject Checked(JiraCall call)
    {
        var body = call.Object();
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if ((body["object"] as JsonObject)?["title"] is null)
        {
            errors["title"] = "'title' is required.";
        }

        if ((body["object"] as JsonObject)?["url"] is null)
        {
            errors["url"] = "'url' is required.";
        }

        if (body["globalId"]?.ToString().Length > MaxGlobalId)
        {
            errors["globalId"] = $"'globalId' must not be longer than {MaxGlobalId} characters.";
        }

        return errors.Count == 0 ? body : throw JiraErrors.Fields(errors);
    }

    private static JiraReply Delete(JiraCall call) => Remove(call, Find(call));

    private static JiraReply DeleteByGlobalId(JiraCall call) => Remove(call, Of(call.Store, JiraIssues.Get(call, call.Values[0]).Id)
        .FirstOrDefault(link => link.Json["globalId"]?.ToString() == call.Value("globalId"))
        ?? throw JiraErrors.Messages(404, "No remote link with that globalId exists on the issue."));

    private static JiraReply Remove(JiraCall call, StoredRecord link)
    {
        call.Site.Account.Clock.Tick();
        call.Store.Remove(Collection, link.Id);
        return JiraReply.NoContent;
    }

    private static JsonObject Show(JiraCall call, StoredRecord link)
    {
        var shown = new JsonObject
        {
            ["id"] = long.Parse(link.Id, CultureInfo.InvariantCulture), ["self"] = Self(call, link.Json["issueId"]!.GetValue<string>(), link.Id),
        };
        foreach (var name in new[] { "globalId", "application", "relationship", "object" }.Where(name => link.Json[name] is not null))
        {
            shown[name] = link.Json[name]!.DeepClone();
        }

        return shown;
    }

    private static string Self(JiraCall call, string issueId, string id) => $"{call.Rest}/issue/{issueId}/remotelink/{id}";

    private static StoredRecord Find(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        return call.Store.Find(Collection, call.Values[1]) is { } link && link.Json["issueId"]!.GetValue<string>() == issue.Id
            ? link
            : throw JiraErrors.Messages(404, $"No remote link with id '{call.Values[1]}' exists on the issue.");
    }
}
