using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Comments of issues.</summary>
internal static class JiraComments
{
    private const string Collection = "comments";
    private const string Template = "/rest/api/3/issue/{issue}/comment";

    public static IReadOnlyList<JiraRoute> Routes { get; } =
    [
        new("GET", Template, JiraAccess.Anyone, List),
        new("POST", Template, JiraAccess.User, Add),
        new("GET", Template + "/{comment}", JiraAccess.Anyone, call => JiraReply.Ok(Show(call, Find(call)))),
        new("PUT", Template + "/{comment}", JiraAccess.User, Update),
        new("DELETE", Template + "/{comment}", JiraAccess.User, Delete),
    ];

    public static IEnumerable<StoredRecord> Of(RecordStore store, string issueId) =>
        store.All(Collection).Where(comment => comment.Json["issueId"]!.GetValue<string>() == issueId);

    public static JsonObject Show(StoredRecord comment, JiraLinks links, TimeZoneInfo zone, JiraPeople people) => new()
    {
        ["self"] = $"{links.Rest}/issue/{comment.Json["issueId"]}/comment/{comment.Id}", ["id"] = comment.Id,
        ["author"] = people.Details(comment.Json["author"]),
        ["body"] = links.IsWiki ? JiraText.Of(comment.Json["body"]!) : comment.Json["body"]!.DeepClone(),
        ["updateAuthor"] = people.Details(comment.Json["updateAuthor"]),
        ["created"] = JiraTime.Show(comment.Json["created"]!.GetValue<string>(), zone),
        ["updated"] = JiraTime.Show(comment.Json["updated"]!.GetValue<string>(), zone), ["jsdPublic"] = true,
    };

    /// <summary>Keeps a comment; the caller has moved the clock.</summary>
    public static StoredRecord Keep(JiraCall call, StoredRecord issue, JsonNode body, StoredRecord? existing = null)
    {
        var (now, id) = (JiraTime.Keep(call.Site.Now), existing?.Id ?? call.Store.NextId(Collection, 10_001));
        call.Store.Save(Collection, id, new()
        {
            ["id"] = id, ["issueId"] = issue.Id, ["author"] = existing?.Json["author"]!.DeepClone() ?? call.Caller!.AccountId,
            ["updateAuthor"] = call.Caller!.AccountId, ["body"] = body.DeepClone(), ["created"] = existing?.Json["created"]!.DeepClone() ?? now,
            ["updated"] = now,
        });
        JiraIssueWriter.Touch(call, issue);
        var kept = call.Store.Find(Collection, id)!;
        JiraEvents.Comment(call, existing is null ? "comment_created" : "comment_updated", issue, kept);
        return kept;
    }

    public static void RemoveAll(RecordStore store, string issueId)
    {
        foreach (var comment in Of(store, issueId).ToArray())
        {
            store.Remove(Collection, comment.Id);
        }
    }

    private static JsonObject Show(JiraCall call, StoredRecord comment) => Show(comment, call.Links, call.Zone, call.People);

    private static JiraReply List(JiraCall call)
    {
        var comments = Of(call.Store, JiraIssues.Get(call, call.Values[0]).Id).ToArray();
        return JiraPages.Named(call, "comments", comments, 100, 5000, comment => Show(call, comment));
    }

    private static JiraReply Add(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        var body = Body(call);
        call.Site.Account.Clock.Tick();
        return new(201, Show(call, Keep(call, issue, body)));
    }

    private static JiraReply Update(JiraCall call)
    {
        var (issue, comment, body) = (JiraIssues.Get(call, call.Values[0]), Find(call), Body(call));
        call.Site.Account.Clock.Tick();
        return JiraReply.Ok(Show(call, Keep(call, issue, body, comment)));
    }

    private static JiraReply Delete(JiraCall call)
    {
        var (issue, comment) = (JiraIssues.Get(call, call.Values[0]), Find(call));
        call.Site.Account.Clock.Tick();
        JiraEvents.Comment(call, "comment_deleted", issue, comment);
        call.Store.Remove(Collection, comment.Id);
        JiraIssueWriter.Touch(call, issue);
        return JiraReply.NoContent;
    }

    private static JsonNode Body(JiraCall call)
    {
        var body = call.Object()["body"];
        return body is null ? throw JiraErrors.Field("comment", "Comment body can not be empty!")
            : JiraDocument.Check(body) switch
            {
                null => body,
                JiraDocument.NotADocument => throw JiraErrors.Field("comment", "Comment body is not valid!"),
                var wrong => throw JiraErrors.Messages(400, wrong),
            };
    }

    private static StoredRecord Find(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        return call.Store.Find(Collection, call.Values[1]) is { } comment && comment.Json["issueId"]!.GetValue<string>() == issue.Id
            ? comment
            : throw JiraErrors.NoComment(call.Values[1]);
    }
}
