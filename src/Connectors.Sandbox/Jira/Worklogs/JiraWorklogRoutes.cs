using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Logged work of issues, and the feeds over all issues. The author is always the caller.</summary>
internal static class JiraWorklogRoutes
{
    private const string OfIssue = "/rest/api/3/issue/{issue}/worklog";
    private const int MaxPage = 5000;

    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("GET", OfIssue, JiraAccess.Anyone, List),
        new("POST", OfIssue, JiraAccess.User, Add),
        new("GET", OfIssue + "/{worklog}", JiraAccess.Anyone, call => JiraReply.Ok(Show(call, Find(call)))),
        new("PUT", OfIssue + "/{worklog}", JiraAccess.User, Update),
        new("DELETE", OfIssue + "/{worklog}", JiraAccess.User, Delete),
        .. JiraProperties.Routes(OfIssue + "/{worklog}", Find),
        .. JiraWorklogFeeds.Routes,
    ];

    public static JsonObject Show(JiraCall call, StoredRecord worklog)
    {
        var shown = JiraWorklogs.Show(worklog, call.Links, call.Zone, call.People);
        if (call.List("expand").Contains("properties"))
        {
            shown["properties"] = JiraProperties.List(worklog);
        }

        return shown;
    }

    private static JiraReply List(JiraCall call)
    {
        var (after, before) = (call.Long("startedAfter", long.MinValue), call.Long("startedBefore", long.MaxValue));
        var worklogs = JiraWorklogs.Of(call.Store, JiraIssues.Get(call, call.Values[0]).Id)
            .Where(worklog => JiraTime.Milliseconds(worklog.Json["started"]!.GetValue<string>()) is var at && at >= after && at < before).ToArray();
        return JiraPages.Named(call, "worklogs", worklogs, MaxPage, MaxPage, worklog => Show(call, worklog));
    }

    private static JiraReply Add(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        if (JiraWorklogs.Of(call.Store, issue.Id).Count() >= call.Site.Settings.MaxWorklogs)
        {
            throw JiraErrors.Messages(413, "The per-issue limit of worklogs has been exceeded.");
        }

        var members = JiraWorklogInput.Read(call, existing: null);
        var seconds = members["timeSpentSeconds"]!.GetValue<long>();
        JiraEstimates.Adjust(call, null, seconds);
        call.Site.Account.Clock.Tick();
        var worklog = JiraWorklogs.Add(call.Site, issue.Id, call.Caller!.AccountId, members);
        JiraEstimates.Apply(call, issue, worklog, seconds);
        JiraEvents.Worklog(call, "worklog_created", worklog);
        return new(201, Show(call, worklog));
    }

    private static JiraReply Update(JiraCall call)
    {
        var (issue, worklog) = (JiraIssues.Get(call, call.Values[0]), Find(call));
        var members = JiraWorklogInput.Read(call, worklog);
        var changed = (JsonObject)worklog.Json.DeepClone();
        foreach (var (name, value) in members)
        {
            changed[name] = value?.DeepClone();
        }

        var more = changed["timeSpentSeconds"]!.GetValue<long>() - JiraWorklogs.Seconds(worklog);
        JiraEstimates.Adjust(call, null, more);
        changed["updated"] = JiraTime.Keep(call.Site.Account.Clock.Tick());
        changed["updateAuthor"] = call.Caller!.AccountId;
        call.Store.Save(JiraWorklogs.Collection, worklog.Id, changed);
        var kept = call.Store.Find(JiraWorklogs.Collection, worklog.Id)!;
        JiraEstimates.Apply(call, issue, kept, more);
        JiraEvents.Worklog(call, "worklog_updated", kept);
        return JiraReply.Ok(Show(call, kept));
    }

    private static JiraReply Delete(JiraCall call)
    {
        var (issue, worklog) = (JiraIssues.Get(call, call.Values[0]), Find(call));
        JiraEstimates.Adjust(call, null, 0);
        call.Site.Account.Clock.Tick();
        JiraWorklogs.Remove(call.Site, worklog);
        JiraEstimates.Apply(call, issue, worklog, -JiraWorklogs.Seconds(worklog));
        JiraEvents.Worklog(call, "worklog_deleted", worklog);
        return JiraReply.NoContent;
    }

    private static StoredRecord Find(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        return call.Store.Find(JiraWorklogs.Collection, call.Values[1]) is { } worklog && worklog.Json["issueId"]!.GetValue<string>() == issue.Id
            ? worklog
            : throw JiraErrors.NoWorklog(call.Values[1]);
    }
}
