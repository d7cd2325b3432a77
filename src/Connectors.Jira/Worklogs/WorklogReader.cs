using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Contracts;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Reads worklogs: ids from a feed, their contents by id, and of their issues what says to which project they belong.</summary>
/// <remarks>
/// The feeds go on from an instant that counts in: the last row comes again. A full page whose rows all have that instant would come for ever; the
/// reader then steps one millisecond on. Rows of the same millisecond beyond such a page cannot be reached in any way.
/// </remarks>
internal sealed class WorklogReader(JiraClient jira, IssueFetch fetch, JiraLogin login)
{
    private const int PerRequest = 1000;

    private static readonly string[] IssueParts = ["project", "summary"];

    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadFromAsync(connection, request, ct) : ReadOnlyAsync(connection, request, ct);

    /// <summary>Worklogs by id, in their vendor's order.</summary>
    public async ValueTask<List<ReadOnlyMemory<byte>>> ListAsync(Connection connection, IEnumerable<string> ids, CancellationToken ct = default)
    {
        var known = ids.Where(JiraId.IsValid).Distinct(StringComparer.Ordinal).ToArray();
        if (known.Length == 0)
        {
            return [];
        }

        var body = JiraBody.Of(writer =>
        {
            writer.WriteStartArray("ids");
            foreach (var id in known)
            {
                writer.WriteRawValue(id.TrimStart('0').PadLeft(1, '0'));
            }

            writer.WriteEndArray();
        });
        return (await jira.WorklogsAsync(connection, body, ct)).Elements;
    }

    private async IAsyncEnumerable<VendorPage> ReadFromAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = WorklogPosition.Parse(request.From);
        await login.EnsureAsync(connection, ct);
        for (var (since, isLast) = (position.Updated, false); !isLast;)
        {
            var page = await jira.UpdatedWorklogsAsync(connection, since, withProperties: false, ct);
            var rows = page.Elements.Select(JiraSlice.Of).ToArray();
            (position, since, isLast) = (position with { Updated = Newest(rows, position.Updated) }, Next(rows, since), IsEnd(page, rows));
            var (records, related) = await CompleteAsync(connection, rows.Select(row => row.Id), ct);
            yield return new(records, related, position.ToCursor(), IsLast: false);
        }

        for (var (since, isLast) = (position.Deleted, false); !isLast;)
        {
            var page = await jira.DeletedWorklogsAsync(connection, since, ct);
            var rows = page.Elements.Select(JiraSlice.Of).ToArray();
            (position, since, isLast) = (position with { Deleted = Newest(rows, position.Deleted) }, Next(rows, since), IsEnd(page, rows));
            yield return new([.. rows.Select(Tombstone)], RelatedRecords.None, position.ToCursor(), isLast);
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        await login.EnsureAsync(connection, ct);
        var chunks = request.Only.Chunk(PerRequest).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var (records, related) = await CompleteAsync(connection, chunks[i], ct);
            yield return new(records, related, request.From ?? new Cursor(""), i == chunks.Length - 1);
        }
    }

    private async ValueTask<(ImmutableArray<VendorRecord> Records, RelatedRecords Related)> CompleteAsync(
        Connection connection, IEnumerable<string> ids, CancellationToken ct)
    {
        var worklogs = (await ListAsync(connection, ids, ct)).Select(json => (Slice: JiraSlice.Of(json), Json: json)).ToArray();
        var (related, projects) = (new Dictionary<VendorKey, ReadOnlyMemory<byte>>(), new Dictionary<string, string?>(StringComparer.Ordinal));
        var issues = worklogs.Select(worklog => worklog.Slice.IssueId).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var chunk in issues.Chunk(IssueFetch.PerRequest))
        {
            foreach (var json in await fetch.FetchAsync(connection, chunk, IssueParts, [], ct))
            {
                var issue = JiraSlice.Of(json);
                related[new(Issues.Name, issue.Id)] = json;
                projects[issue.Id] = issue.ProjectKey;
            }
        }

        var bound = BoundProjects.Of(connection);
        var admitted = worklogs.Where(worklog => BoundProjects.Admit(bound, projects.GetValueOrDefault(worklog.Slice.IssueId ?? "")));
        return (
            [.. admitted.Select(worklog => worklog.Slice.ToRecord(Worklogs.Name, WorkDay.AddTo(worklog.Json, connection.Tenant.Tenant.TimeZone)))],
            new RelatedRecords(related));
    }

    // All that is known of it is that it is gone: a worklog that we never saw among them, too.
    private static VendorRecord Tombstone(JiraSlice row) => new(
        new(Worklogs.Name, row.Id),
        row.UpdatedTime?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        row.UpdatedTime is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        RecordState.Deleted,
        JiraBody.Of(writer => writer.WriteString("id", row.Id)));

    private static long Newest(JiraSlice[] rows, long known) => Math.Max(known, rows.Max(row => row.UpdatedTime) ?? 0);

    private static long Next(JiraSlice[] rows, long since) => Math.Max(since + 1, rows.Max(row => row.UpdatedTime) ?? 0);

    private static bool IsEnd(JiraPage page, JiraSlice[] rows) =>
        (page.IsLast ?? rows.Length < PerRequest) || (rows.Length > 0 ? false : throw new ConnectorException(new(
            FaultKind.VendorDefect, "Jira's feed of worklogs sent an empty page and says that more follow.") { Rule = "paging" }));
}
