using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Issues one by one and in bulk.</summary>
internal static class JiraIssueRoutes
{
    private const int MaxBulk = 50;
    private const int MaxFetch = 100;
    private const string Single = "/rest/api/3/issue/{issue}";

    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("POST", "/rest/api/3/issue", JiraAccess.User, Create),
        new("POST", "/rest/api/3/issue/bulk", JiraAccess.User, CreateMany),
        new("POST", "/rest/api/3/issue/bulkfetch", JiraAccess.User, Fetch),
        new("GET", Single, JiraAccess.Anyone, Get),
        new("PUT", Single, JiraAccess.User, Edit),
        new("DELETE", Single, JiraAccess.User, Delete),
        new("GET", Single + "/transitions", JiraAccess.Anyone, JiraTransitions.List),
        new("POST", Single + "/transitions", JiraAccess.User, JiraTransitions.Take),
    ];

    private static JiraReply Create(JiraCall call)
    {
        var input = JiraIssueInput.OfNew(call, call.Object());
        call.Site.Account.Clock.Tick();
        return new(201, Created(call, JiraIssueWriter.Create(call, input)));
    }

    /// <summary>201 as soon as one element is good; the others are told by their position.</summary>
    private static JiraReply CreateMany(JiraCall call)
    {
        if (call.Object()["issueUpdates"] is not JsonArray updates || updates.Count is 0 or > MaxBulk)
        {
            throw JiraErrors.Messages(400, $"The number of issues to create must be between 1 and {MaxBulk}.");
        }

        var (inputs, errors) = (new List<JiraIssueInput>(), new JsonArray());
        for (var number = 0; number < updates.Count; number++)
        {
            try
            {
                inputs.Add(JiraIssueInput.OfNew(call, updates[number]));
            }
            catch (JiraRefusedException refused)
            {
                errors.Add(new JsonObject { ["status"] = refused.Status, ["elementErrors"] = refused.Body, ["failedElementNumber"] = number });
            }
        }

        if (inputs.Count > 0)
        {
            call.Site.Account.Clock.Tick();
        }

        return new(inputs.Count > 0 ? 201 : 400, new JsonObject
        {
            ["issues"] = new JsonArray([.. inputs.Select(input => (JsonNode)Created(call, JiraIssueWriter.Create(call, input)))]),
            ["errors"] = errors,
        });
    }

    private static JiraReply Fetch(JiraCall call)
    {
        var body = call.Object();
        var asked = (body["issueIdsOrKeys"] as JsonArray ?? []).Select(id => id?.ToString() ?? "").ToArray();
        if (asked.Length is 0 or > MaxFetch)
        {
            throw JiraErrors.Messages(400, $"The number of issues to fetch must be between 1 and {MaxFetch}.");
        }

        var fields = (body["fields"] as JsonArray ?? []).Select(field => field?.ToString() ?? "").ToArray();
        var properties = (body["properties"] as JsonArray ?? []).Select(name => name?.ToString() ?? "").ToArray();
        var selection = new JiraFieldSelection(fields, "*navigable");
        var found = asked.Select(id => JiraIssues.Find(call.Store, id)).OfType<StoredRecord>().DistinctBy(issue => issue.Id)
            .OrderBy(issue => long.Parse(issue.Id)).Select(issue => (JsonNode)JiraIssueExpansion.Add(
                call, issue, JiraIssueView.Of(call).Show(issue.Json, selection), selection, [], properties, isInList: true)).ToArray();
        return JiraReply.Ok(new JsonObject
        {
            ["issueErrors"] = new JsonArray(), ["issues"] = new JsonArray(found),
        }, 1 + found.Length);
    }

    private static JiraReply Get(JiraCall call) => JiraReply.Ok(Shown(call, JiraIssues.Get(call, call.Values[0])), 2);

    private static JsonObject Shown(JiraCall call, StoredRecord issue)
    {
        var selection = new JiraFieldSelection(call.List("fields"), "*all");
        return JiraIssueExpansion.Add(call, issue, JiraIssueView.Of(call).Show(issue.Json, selection), selection, call.List("expand"),
            call.List("properties"));
    }

    private static JiraReply Edit(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        JiraIssueWriter.Edit(call, issue, JiraIssueInput.OfEdit(call, issue, call.Object()));
        return call.IsTrue("returnIssue") ? JiraReply.Ok(Shown(call, JiraIssues.Get(call, issue.Id))) : JiraReply.NoContentJson;
    }

    private static JiraReply Delete(JiraCall call)
    {
        var issue = JiraIssues.Get(call, call.Values[0]);
        var children = call.Store.All(JiraIssues.Collection).Where(child =>
            JiraIssues.Fields(child)["parent"]?.GetValue<string>() == issue.Id).ToArray();
        var subtasks = children.Where(child => JiraIssues.Fields(child)["issuetype"]!.GetValue<string>() == JiraChoices.Subtask).ToArray();
        if (subtasks.Length > 0 && !call.IsTrue("deleteSubtasks"))
        {
            throw JiraErrors.Messages(400, $"The issue '{JiraIssues.Key(issue)}' has subtasks.  You must specify the 'deleteSubtasks' "
                + "parameter to delete this issue and all its subtasks.");
        }

        call.Site.Account.Clock.Tick();
        foreach (var subtask in subtasks)
        {
            JiraIssueWriter.Delete(call, subtask);
        }

        foreach (var child in children.Except(subtasks))
        {
            JiraIssueWriter.Change(call, child, [KeyValuePair.Create("parent", (JsonNode?)null)], "issue_updated");
        }

        JiraIssueWriter.Delete(call, issue);
        return JiraReply.NoContent;
    }

    private static JsonObject Created(JiraCall call, StoredRecord issue) => new()
    {
        ["id"] = issue.Id, ["key"] = JiraIssues.Key(issue), ["self"] = JiraIssueView.Of(call).Self(issue.Id),
    };
}
