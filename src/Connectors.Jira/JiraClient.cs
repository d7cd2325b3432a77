using System.Globalization;
using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>The verbs of the API. Every value in an address is one encoded segment; nothing here knows what a record means.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/</remarks>
internal sealed class JiraClient(IVendorHttp http)
{
    private const string Api = "/rest/api/3/";

    /// <summary>The issue that a request writes to, for the limit of writes to one issue.</summary>
    public static HttpRequestOptionsKey<string> WrittenIssue { get; } = new("connectors.jira.issue");

    /// <summary>Who we are.</summary>
    public ValueTask<VendorResponse> MyselfAsync(Connection connection, CancellationToken ct = default) =>
        GetAsync(connection, "myself", "myself", ct);

    /// <summary>A page of a search. Changes nothing although it is a POST.</summary>
    public ValueTask<JiraPage> SearchAsync(Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        AskAsync(connection, "search/jql", "search/jql", body, "issues", ct);

    /// <summary>Up to 100 issues by id or key. Sees a change at once, unlike search; missing ones are left out.</summary>
    public ValueTask<JiraPage> FetchAsync(Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        AskAsync(connection, "issue/bulkfetch", "issue/bulkfetch", body, "issues", ct);

    /// <summary>Ids of worklogs that were written from an instant on, 1,000 at most.</summary>
    public ValueTask<JiraPage> UpdatedWorklogsAsync(Connection connection, long since, bool withProperties, CancellationToken ct = default) =>
        ListAsync(
            connection, $"worklog/updated?since={Text(since)}{(withProperties ? "&expand=properties" : "")}", "worklog/updated", "values", ct);

    /// <summary>Ids of worklogs that were deleted from an instant on, 1,000 at most.</summary>
    public ValueTask<JiraPage> DeletedWorklogsAsync(Connection connection, long since, CancellationToken ct = default) =>
        ListAsync(connection, $"worklog/deleted?since={Text(since)}", "worklog/deleted", "values", ct);

    /// <summary>Up to 1,000 worklogs by id; missing and invisible ones are left out.</summary>
    public ValueTask<JiraPage> WorklogsAsync(Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        AskAsync(connection, "worklog/list", "worklog/list", body, null, ct);

    /// <summary>A page of the worklogs of an issue, with their properties. Sees a change at once.</summary>
    public ValueTask<JiraPage> IssueWorklogsAsync(Connection connection, string issue, int startAt, CancellationToken ct = default) => ListAsync(
        connection,
        $"issue/{Segment(issue)}/worklog?startAt={startAt}&maxResults=1000&expand=properties",
        "issue/{issueIdOrKey}/worklog",
        "worklogs",
        ct);

    /// <summary>A page of projects; with ids only those.</summary>
    public ValueTask<JiraPage> ProjectsAsync(
        Connection connection, int startAt, int pageSize, IEnumerable<string> ids, CancellationToken ct = default) => ListAsync(
            connection,
            $"project/search?startAt={startAt}&maxResults={pageSize}&orderBy=key&expand=description,lead"
            + string.Concat(ids.Select(id => "&id=" + Segment(id))),
            "project/search",
            "values",
            ct);

    /// <summary>A page of users, apps and inactive ones among them.</summary>
    public ValueTask<JiraPage> UsersAsync(Connection connection, int startAt, int pageSize, CancellationToken ct = default) =>
        ListAsync(connection, $"users/search?startAt={startAt}&maxResults={pageSize}", "users/search", null, ct);

    /// <summary>Users by account id.</summary>
    public ValueTask<JiraPage> UsersAsync(Connection connection, IReadOnlyCollection<string> accountIds, CancellationToken ct = default) => ListAsync(
        connection,
        $"user/bulk?maxResults={accountIds.Count}{string.Concat(accountIds.Select(id => "&accountId=" + Segment(id)))}",
        "user/bulk",
        "values",
        ct);

    /// <summary>Transitions that an issue offers us now.</summary>
    public ValueTask<VendorResponse> TransitionsAsync(Connection connection, string issue, CancellationToken ct = default) =>
        GetAsync(connection, $"issue/{Segment(issue)}/transitions", "issue/{issueIdOrKey}/transitions", ct);

    /// <summary>New issue. Never repeatable: the vendor knows no idempotency key.</summary>
    public ValueTask<VendorResponse> CreateIssueAsync(Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Post, "issue", "issue", body, null, isRepeatable: false, ct);

    /// <summary>Change by id. Answers 204 without a body. Repeatable: the same values again change nothing.</summary>
    public ValueTask<VendorResponse> EditIssueAsync(
        Connection connection, string issue, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Put, $"issue/{Segment(issue)}", "issue/{issueIdOrKey}", body, issue, isRepeatable: true, ct);

    /// <summary>Takes a transition. A repeat is refused once the status has changed, therefore not repeatable.</summary>
    public ValueTask<VendorResponse> TransitAsync(
        Connection connection, string issue, ReadOnlyMemory<byte> body, CancellationToken ct = default) => SendAsync(
            connection, HttpMethod.Post, $"issue/{Segment(issue)}/transitions", "issue/{issueIdOrKey}/transitions", body, issue, isRepeatable: false,
                ct);

    /// <summary>Creates or changes a remote link by its <c>globalId</c>. Repeatable: the vendor keeps one link for a global id.</summary>
    public ValueTask<VendorResponse> LinkAsync(
        Connection connection, string issue, ReadOnlyMemory<byte> body, CancellationToken ct = default) => SendAsync(
            connection, HttpMethod.Post, $"issue/{Segment(issue)}/remotelink", "issue/{issueIdOrKey}/remotelink", body, issue, isRepeatable: true,
                ct);

    /// <summary>New worklog, leaving the remaining estimate alone. Never repeatable.</summary>
    public ValueTask<VendorResponse> AddWorklogAsync(
        Connection connection, string issue, ReadOnlyMemory<byte> body, CancellationToken ct = default) => SendAsync(
            connection,
            HttpMethod.Post,
            $"issue/{Segment(issue)}/worklog?notifyUsers=false&adjustEstimate=leave",
            "issue/{issueIdOrKey}/worklog",
            body,
            issue,
            isRepeatable: false,
            ct);

    /// <summary>Changes a worklog. Repeatable.</summary>
    public ValueTask<VendorResponse> EditWorklogAsync(
        Connection connection, string issue, string worklog, ReadOnlyMemory<byte> body, CancellationToken ct = default) => SendAsync(
            connection,
            HttpMethod.Put,
            $"issue/{Segment(issue)}/worklog/{Segment(worklog)}?notifyUsers=false&adjustEstimate=leave",
            "issue/{issueIdOrKey}/worklog/{id}",
            body,
            issue,
            isRepeatable: true,
            ct);

    private static string Segment(string value) => Uri.EscapeDataString(value);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async ValueTask<JiraPage> ListAsync(Connection connection, string path, string route, string? list, CancellationToken ct) =>
        Page(await GetAsync(connection, path, route, ct), list);

    private async ValueTask<JiraPage> AskAsync(
        Connection connection, string path, string route, ReadOnlyMemory<byte> body, string? list, CancellationToken ct)
    {
        using var request = Request(connection, HttpMethod.Post, path, route, body);
        request.Options.Set(RequestTraits.IsRead, true);
        request.Options.Set(RequestTraits.IsRepeatable, true);
        return Page(await http.SendAsync(connection, request, ct), list);
    }

    private static JiraPage Page(VendorResponse answer, string? list) =>
        answer.IsSuccess ? JiraPage.Read(answer.Body, list) : throw new ConnectorException(answer.Faults[0]);

    private async ValueTask<VendorResponse> GetAsync(Connection connection, string path, string route, CancellationToken ct)
    {
        using var request = Request(connection, HttpMethod.Get, path, route, default);
        return await http.SendAsync(connection, request, ct);
    }

    private async ValueTask<VendorResponse> SendAsync(
        Connection connection, HttpMethod method, string path, string route, ReadOnlyMemory<byte> body, string? issue, bool isRepeatable,
        CancellationToken ct)
    {
        using var request = Request(connection, method, path, route, body);
        request.Options.Set(RequestTraits.IsRepeatable, isRepeatable);
        if (issue is not null)
        {
            request.Options.Set(WrittenIssue, issue);
        }

        return await http.SendAsync(connection, request, ct);
    }

    private static HttpRequestMessage Request(Connection connection, HttpMethod method, string path, string route, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(method, new Uri(JiraHosts.RootOf(connection) + path, UriKind.Relative));
        request.Headers.Accept.Add(new("application/json"));
        request.Options.Set(RequestTraits.Route, Api + route);
        if (!body.IsEmpty)
        {
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }
}
