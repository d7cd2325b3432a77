using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Search by JQL: pages by token, no total, no offset.</summary>
internal static class JiraSearchRoutes
{
    private const int MaxPage = 5000;
    private const int MaxWidePage = 100;

    public static IReadOnlyList<JiraRoute> All { get; } =
    [
        new("POST", "/rest/api/3/search/jql", JiraAccess.Anyone, call => Search(call, JiraSearchRequest.OfBody(call.Object()))),
        new("GET", "/rest/api/3/search/jql", JiraAccess.Anyone, call => Search(call, JiraSearchRequest.OfQuery(call))),
        new("POST", "/rest/api/3/search/approximate-count", JiraAccess.Anyone, Count),
        new("POST", "/rest/api/3/jql/parse", JiraAccess.Anyone, Parse),
        new("POST", "/rest/api/3/jql/match", JiraAccess.Anyone, Match),
    ];

    private static JiraReply Search(JiraCall call, JiraSearchRequest request)
    {
        var query = Bounded(request.Jql);
        // Without a login nothing can be seen, and names of projects and fields are unknown, which is no error.
        if (call.IsAnonymous)
        {
            return JiraReply.Ok(new JsonObject { ["issues"] = new JsonArray(), ["isLast"] = true });
        }

        var selection = new JiraFieldSelection(request.Fields, "id");
        var plan = new JqlPlan(query, JqlScope.Of(call));
        var after = request.NextPageToken is { } token ? JqlPlace.Read(token, request.Jql, call.Site.Now) : null;
        var rows = plan.Select(JiraIssues.Search(call.Site, request.Reconciled), after);
        var size = Size(call, request, selection);
        var page = rows.Take(size).ToArray();
        var answer = new JsonObject
        {
            ["issues"] = new JsonArray([.. page.Select(issue => (JsonNode)JiraIssueExpansion.Add(
                call, new(JiraIssues.Collection, issue["id"]!.GetValue<string>(), issue), JiraIssueView.Of(call).Show(issue, selection), selection,
                request.Expand, request.Properties, isInList: true))]),
        };
        JiraIssueExpansion.AddNames(call, answer, selection, request.Expand);
        var isLast = rows.Count <= size || page.Length == 0;
        if (!isLast)
        {
            answer["nextPageToken"] = JqlPlace.Write(request.Jql, plan.KeysOf(page[^1]), call.Site.Now);
        }

        answer["isLast"] = isLast;
        return JiraReply.Ok(answer, 1 + page.Length);
    }

    private static int Size(JiraCall call, JiraSearchRequest request, JiraFieldSelection selection)
    {
        var most = selection.IsWide ? MaxWidePage : MaxPage;
        return Math.Min(request.MaxResults, selection.HasFields ? Math.Min(most, call.Site.Settings.SearchPage ?? most) : most);
    }

    private static JiraReply Count(JiraCall call)
    {
        var body = call.Object();
        if (body.Any(member => member.Key != "jql"))
        {
            throw JiraErrors.Payload();
        }

        var query = Bounded(body["jql"]?.ToString() ?? "");
        return JiraReply.Ok(new JsonObject
        {
            ["count"] = call.IsAnonymous
            ? 0 : new JqlPlan(query, JqlScope.Of(call)).Select(JiraIssues.Search(call.Site, new HashSet<string>()), null).Count,
        });
    }

    private static JqlQuery Bounded(string jql) => JqlParser.Parse(jql) is { Where: not null } query ? query : throw JiraErrors.Unbounded();

    private static JiraReply Parse(JiraCall call)
    {
        var validation = call.Value("validation") ?? "strict";
        return JiraReply.Ok(new JsonObject
        {
            ["queries"] = new JsonArray([.. (call.Object()["queries"] as JsonArray ?? throw JiraErrors.Payload())
                .Select(query => (JsonNode)Parsed(call, query?.ToString() ?? "", validation))]),
        });
    }

    private static JsonObject Parsed(JiraCall call, string jql, string validation)
    {
        try
        {
            var query = JqlParser.Parse(jql);
            if (validation != "none" && !call.IsAnonymous)
            {
                _ = new JqlPlan(query, JqlScope.Of(call));
            }

            return new() { ["query"] = jql, ["structure"] = JqlStructure.Of(query) };
        }
        catch (JiraRefusedException refused)
        {
            var list = validation == "warn" ? "warnings" : "errors";
            return new() { ["query"] = jql, [list] = refused.Body!["errorMessages"]!.DeepClone() };
        }
    }

    private static JiraReply Match(JiraCall call)
    {
        var body = call.Object();
        var issues = (body["issueIds"] as JsonArray ?? []).Select(id => call.Store.Find(JiraIssues.Collection, id?.ToString() ?? ""))
            .OfType<StoredRecord>().Select(issue => issue.Json).ToArray();
        return JiraReply.Ok(new JsonObject
        {
            ["matches"] = new JsonArray([.. (body["jqls"] as JsonArray ?? []).Select(jql => (JsonNode)Matched(call, jql?.ToString() ?? "", issues))]),
        });
    }

    private static JsonObject Matched(JiraCall call, string jql, JsonObject[] issues)
    {
        var (found, errors) = (new JsonArray(), new JsonArray());
        try
        {
            var plan = new JqlPlan(JqlParser.Parse(jql), JqlScope.Of(call));
            found = [.. issues.Where(issue => !call.IsAnonymous
                && plan.Matches(issue)).Select(issue => (JsonNode)long.Parse(issue["id"]!.GetValue<string>()))];
        }
        catch (JiraRefusedException refused)
        {
            errors = (JsonArray)refused.Body!["errorMessages"]!.DeepClone();
        }

        return new() { ["matchedIssues"] = found, ["errors"] = errors };
    }
}
