using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Finds a worklog by our key: exactly among the worklogs of an issue, else by what this process remembers and by the feed of the last
/// day.</summary>
/// <remarks>Jira cannot be asked for a worklog by property. A look-up without the issue therefore sees a day back and not the last minute; a create
/// never goes by it, it looks at the issue itself.</remarks>
internal sealed class WorklogFinder(JiraClient jira, WorklogReader reader, KeptKeys kept, TimeProvider time)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    public async ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default)
    {
        if (kept.Find(connection, key) is { } known)
        {
            return RecordOf(await reader.ListAsync(connection, [known], ct));
        }

        var carrying = new HashSet<string>(StringComparer.Ordinal);
        var since = (time.GetUtcNow() - LookBack).ToUnixTimeMilliseconds();
        for (var isLast = false; !isLast;)
        {
            var page = await jira.UpdatedWorklogsAsync(connection, since, withProperties: true, ct);
            carrying.UnionWith(page.Elements.Where(row => JiraKey.IsIn(row, key)).Select(row => JiraSlice.Of(row).Id));
            isLast = page.IsLast != false || page.Elements.Count == 0;
            since = Math.Max(since + 1, page.Elements.Max(row => JiraSlice.Of(row).UpdatedTime) ?? 0);
        }

        return carrying.Count <= 1 ? RecordOf(await reader.ListAsync(connection, carrying, ct)) : throw Several(carrying);
    }

    /// <summary>The worklog of an issue that carries the key; null when there surely is none.</summary>
    /// <exception cref="ConnectorException">Several carry it (<c>Duplicate</c>), or the vendor gave no clear answer.</exception>
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, string issue, ExternalKey key, CancellationToken ct = default)
    {
        var found = new List<VendorRecord>();
        for (var (startAt, isLast) = (0, false); !isLast;)
        {
            var page = await jira.IssueWorklogsAsync(connection, issue, startAt, ct);
            startAt += page.Elements.Count;
            isLast = page.Elements.Count == 0 || startAt >= page.Total;
            found.AddRange(page.Elements.Where(json => JiraKey.IsIn(json, key)).Select(json => JiraSlice.Record(Worklogs.Name, json)));
        }

        return found.Count <= 1 ? found.FirstOrDefault() : throw Several(found.Select(record => record.Key.Id));
    }

    private static VendorRecord? RecordOf(List<ReadOnlyMemory<byte>> worklogs) =>
        worklogs.Select(json => JiraSlice.Record(Worklogs.Name, json)).FirstOrDefault();

    private static ConnectorException Several(IEnumerable<string> ids) => new(new(
        FaultKind.Duplicate, $"Several worklogs of Jira carry the same key: {string.Join(", ", ids)}. Keep one and delete the others."));
}
