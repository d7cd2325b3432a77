using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Finds an issue by our key: by what this process remembers, else by label through search. The property must then show the key.</summary>
internal sealed class IssueFinder(JiraClient jira, JiraLogin login, IssueFetch fetch, KeptKeys kept)
{
    private const int MaxCandidates = 50;

    private static readonly ImmutableArray<string> Fields = ["updated", "project"];

    /// <returns>The issue; null when search shows none, which it may do for a while after the issue was made by another process.</returns>
    /// <exception cref="ConnectorException">Several issues carry the key (<c>Duplicate</c>), or the vendor gave no clear answer.</exception>
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default)
    {
        await login.EnsureAsync(connection, ct);
        var candidates = kept.Find(connection, key) is { } id
            ? await fetch.FetchAsync(connection, [id], Fields, [JiraKey.Property], ct)
            : [];
        if (candidates.Count == 0)
        {
            var search = new IssueSearch(IssueQueries.Labelled(JiraKey.Label(key)), Fields, MaxCandidates) { Properties = [JiraKey.Property] };
            candidates = (await jira.SearchAsync(connection, search.ToBody(), ct)).Elements;
        }

        var found = candidates.Where(json => JiraKey.IsIn(json, key)).Select(json => JiraSlice.Record(Issues.Name, json)).ToArray();
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new ConnectorException(new(
                FaultKind.Duplicate,
                $"{found.Length} issues of Jira carry the same key: {string.Join(", ", found.Select(record => record.Key))}. Keep one and remove the "
                + $"property '{JiraKey.Property}' from the others, or delete them."));
    }
}
