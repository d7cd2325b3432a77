using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Projects. Read only; they carry no dates and no money.</summary>
/// <remarks>https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/. The record has no stamp of changes: every read is a full
/// one, and what did not change is dropped by its content.</remarks>
internal sealed class Projects(JiraClient jira, JiraLogin login) : IRecordReader
{
    public const string Name = "project";

    private const int PageSize = 100;
    private const int IdsPerRequest = 50;

    [VendorRoute("GET", "/rest/api/3/project/search")]
    [VendorRoute("GET", "/rest/api/3/myself")]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var bound = BoundProjects.Of(connection);
        await login.EnsureAsync(connection, ct);
        var chunks = request.Only.IsDefaultOrEmpty
            ? [[]]
            : request.Only.Where(JiraId.IsValid).Distinct(StringComparer.Ordinal).Chunk(IdsPerRequest).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var (startAt, isLast) = (0, false); !isLast;)
            {
                var page = await jira.ProjectsAsync(connection, startAt, PageSize, chunks[i], ct);
                var projects = page.Elements.Select(json => (Slice: JiraSlice.Of(json), Json: json)).ToArray();
                startAt += projects.Length;
                isLast = page.IsLast ?? (projects.Length == 0 || startAt >= page.Total);
                var fresh = projects.Where(project => seen.Add(project.Slice.Id)).ToArray();
                if (!isLast && fresh.Length == 0)
                {
                    throw new ConnectorException(new(
                        FaultKind.VendorDefect,
                            "Jira sent a page of projects that holds nothing new and says that more follow.") { Rule = "paging" });
                }

                yield return new(
                    [
                        .. fresh.Where(project => BoundProjects.Admit(bound, project.Slice.Key))
                            .Select(project => project.Slice.ToRecord(Name, project.Json)),
                    ],
                    RelatedRecords.None,
                    new Cursor(""),
                    isLast && i == chunks.Length - 1);
            }
        }
    }
}
