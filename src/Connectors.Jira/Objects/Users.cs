using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;

namespace Connectors.Jira;

/// <summary>People, apps and customers of the site, inactive ones too. Read only. The e-mail address is often hidden by its owner.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/. The list tells neither how many there are nor where it
/// ends: an empty page does. Every read is a full one.</remarks>
internal sealed class Users(JiraClient jira) : IRecordReader
{
    public const string Name = "user";

    private const int PageSize = 200;
    private const int IdsPerRequest = 50;

    [VendorRoute("GET", "/rest/api/3/users/search")]
    [VendorRoute("GET", "/rest/api/3/user/bulk")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadAllAsync(connection, ct) : ReadOnlyAsync(connection, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadAllAsync(Connection connection, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var (startAt, isLast) = (0, false); !isLast;)
        {
            var page = await jira.UsersAsync(connection, startAt, PageSize, ct);
            startAt += page.Elements.Count;
            var fresh = page.Elements.Select(json => JiraSlice.Record(Name, json)).Where(user => seen.Add(user.Key.Id)).ToImmutableArray();

            // A page may be shorter than asked because some of its users are hidden from us: only one without anyone new is the end.
            isLast = fresh.IsEmpty;
            yield return new(fresh, RelatedRecords.None, new Cursor(""), isLast);
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var chunks = request.Only.Distinct(StringComparer.Ordinal).Chunk(IdsPerRequest).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var page = await jira.UsersAsync(connection, chunks[i], ct);
            yield return new(
                [.. page.Elements.Select(json => JiraSlice.Record(Name, json))], RelatedRecords.None, new Cursor(""), i == chunks.Length - 1);
        }
    }
}
