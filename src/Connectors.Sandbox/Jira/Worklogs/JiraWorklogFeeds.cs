using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Which worklogs changed or went since a moment, oldest first, and the worklogs by their ids.</summary>
internal static class JiraWorklogFeeds
{
    private const int MaxIds = 1000;

    public static IReadOnlyList<JiraRoute> Routes { get; } =
    [
        new("GET", "/rest/api/3/worklog/updated", JiraAccess.User, call => Feed(call, JiraWorklogs.Collection)),
        new("GET", "/rest/api/3/worklog/deleted", JiraAccess.User, call => Feed(call, JiraWorklogs.Deleted)),
        new("POST", "/rest/api/3/worklog/list", JiraAccess.User, List),
    ];

    /// <summary><c>since</c> is part of what is asked for, so the last row of a page comes again. Entries that share a millisecond and do not fit
    /// into a page are lost to a client that cannot step over it.</summary>
    private static JiraReply Feed(JiraCall call, string collection)
    {
        var since = call.Long("since", 0);
        var until = (call.Site.Now - call.Site.Settings.WorklogHoldBack).ToUnixTimeMilliseconds();
        var found = call.Store.All(collection).Select(worklog =>
            (Worklog: worklog, At: JiraTime.Milliseconds(worklog.Json["updated"]!.GetValue<string>())))
            .Where(entry => entry.At >= since
                && entry.At <= until).OrderBy(entry => entry.At).ThenBy(entry => JiraWorklogs.Number(entry.Worklog)).ToArray();
        var page = found.Take(call.Site.Settings.WorklogPage).ToArray();
        var last = page.Length == 0 ? since : page[^1].At;
        var path = $"{call.Address}/{string.Join('/', call.Path)}?since=";
        var answer = new JsonObject
        {
            ["values"] = new JsonArray([.. page.Select(entry => (JsonNode)Entry(call, entry.Worklog, entry.At))]), ["since"] = since,
            ["until"] = last, ["self"] = path + since,
        };
        if (page.Length < found.Length)
        {
            answer["nextPage"] = path + last;
        }

        answer["lastPage"] = page.Length == found.Length;
        return JiraReply.Ok(answer, 1 + page.Length);
    }

    private static JsonObject Entry(JiraCall call, StoredRecord worklog, long at) => new()
    {
        ["worklogId"] = JiraWorklogs.Number(worklog), ["updatedTime"] = at,
        ["properties"] = call.List("expand").Contains("properties") ? JiraProperties.List(worklog) : new JsonArray(),
    };

    /// <summary>Ids that are not there are passed over.</summary>
    private static JiraReply List(JiraCall call)
    {
        if (call.Object()["ids"] is not JsonArray ids || ids.Count > MaxIds)
        {
            throw JiraErrors.Messages(400, $"The request must hold at most {MaxIds} worklog ids.");
        }

        var found = ids.Select(id => call.Store.Find(JiraWorklogs.Collection, id?.ToString() ?? "")).OfType<StoredRecord>().DistinctBy(worklog =>
            worklog.Id)
            .Select(worklog => (JsonNode)JiraWorklogRoutes.Show(call, worklog)).ToArray();
        return JiraReply.Ok(new JsonArray(found), 1 + found.Length);
    }
}
