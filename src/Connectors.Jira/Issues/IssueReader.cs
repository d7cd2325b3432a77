using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Jira;

/// <summary>Reads issues, oldest change first, from a little before the cursor.</summary>
/// <remarks>
/// Pages follow one another by an opaque token and cannot be counted: there is no total. A missing token ends the read whatever <c>isLast</c> says; a
/// token that came before, and pages that bring nothing new, end it with a fault. Between pages the cursor is the last row and not the newest: a row
/// that changed after it was sorted shows a stamp that lies beyond rows still to come.
/// </remarks>
internal sealed class IssueReader(JiraClient jira, JiraLogin login, IssueFetch fetch, IOptions<JiraOptions> options)
{
    /// <summary>Pages without a new issue, one after the other, after which the vendor is held to turn in a circle.</summary>
    private const int MaxStalePages = 2;

    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadFromAsync(connection, request, ct) : ReadOnlyAsync(connection, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadFromAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = KeysetPosition.Parse(request.From, "Jira", JiraId.IsValid);
        var search = new IssueSearch(
            IssueQueries.ChangedFrom(position?.At.AddMinutes(-options.Value.OverlapMinutes), BoundProjects.Of(connection)),
            IssueFields.Of(request),
            options.Value.PageSize);
        await login.EnsureAsync(connection, ct);

        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var (newest, before, stale) = (position, (HashSet<(string, string?)>)[], 0);
        while (true)
        {
            var page = await jira.SearchAsync(connection, search.ToBody(), ct);
            var records = page.Elements.Select(json => JiraSlice.Record(Issues.Name, json)).ToImmutableArray();
            var fresh = records.Where(record => !before.Contains((record.Key.Id, record.Version))).ToImmutableArray();
            before = [.. records.Select(record => (record.Key.Id, record.Version))];
            newest = records.Select(KeysetPosition.Of).Aggregate(newest, Later);
            position = records.IsEmpty ? position : Later(position, KeysetPosition.Of(records[^1]));

            var token = page.IsLast == true ? null : page.NextPageToken;
            yield return new(fresh, RelatedRecords.None, CursorOf(token is null ? newest : position), token is null);
            if (token is null)
            {
                yield break;
            }

            stale = fresh.IsEmpty ? stale + 1 : 0;
            if (!tokens.Add(token) || stale == MaxStalePages)
            {
                throw Circling();
            }

            search = search with { NextPageToken = token };
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var (projects, fields) = (BoundProjects.Of(connection), IssueFields.Of(request));
        await login.EnsureAsync(connection, ct);
        var chunks = request.Only.Where(JiraId.IsValid).Distinct(StringComparer.Ordinal).Chunk(IssueFetch.PerRequest).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var issues = (await fetch.FetchAsync(connection, chunks[i], fields, [], ct)).Select(json => (Slice: JiraSlice.Of(json), Json: json));
            yield return new(
                [
                    .. issues.Where(issue => BoundProjects.Admit(projects, issue.Slice.ProjectKey))
                        .Select(issue => issue.Slice.ToRecord(Issues.Name, issue.Json)),
                ],
                RelatedRecords.None,
                request.From ?? new Cursor(""),
                i == chunks.Length - 1);
        }
    }

    private static KeysetPosition? Later(KeysetPosition? known, KeysetPosition? other) =>
        known is null || (other is { } at && at.CompareTo(known.Value) > 0) ? other ?? known : known;

    private static Cursor CursorOf(KeysetPosition? position) => position?.ToCursor() ?? new Cursor("");

    private static ConnectorException Circling() => new(new(
        FaultKind.VendorDefect,
        "Jira's search goes in a circle: it sent a page token twice, or pages without a new issue, and says that more follow. Reading stops; what "
        + "was handed out stays valid. Read again; if it stays, ask the vendor.")
    { Rule = "paging" });
}
