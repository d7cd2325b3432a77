using Connectors.Adapters;

namespace Connectors.Jira;

/// <summary>Issues by id, straight from the store and not from the search index: what was written a moment ago is seen.</summary>
internal sealed class IssueFetch(JiraClient jira)
{
    /// <summary>Ids that one request takes.</summary>
    public const int PerRequest = 100;

    /// <summary>The issues that exist and are visible; others are left out.</summary>
    public async ValueTask<List<ReadOnlyMemory<byte>>> FetchAsync(
        Connection connection, IReadOnlyCollection<string> ids, IEnumerable<string> fields, IEnumerable<string> properties,
            CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var body = JiraBody.Of(writer =>
        {
            JiraBody.Texts(writer, "issueIdsOrKeys", ids);
            JiraBody.Texts(writer, "fields", fields);
            JiraBody.Texts(writer, "properties", properties);
        });
        return (await jira.FetchAsync(connection, body, ct)).Elements;
    }
}
