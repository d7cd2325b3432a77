using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Issues: tasks, stories, bugs, epics, sub-tasks. A moved issue keeps its id and changes its key.</summary>
/// <remarks>
/// https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/. Search knows no deleted issues and none that were moved out of our
/// sight: webhooks tell of the deleted ones. The status is no field: it is changed by a transition, chosen by the category that it leads to.
/// </remarks>
internal sealed class Issues(IssueReader reader, IssueFinder finder, IssueWriter writer, JiraWebhooks webhooks)
    : IRecordReader, IRecordFinder, IRecordWriter, IWebhookDecoder
{
    public const string Name = "issue";

    public WriteGuarantee Guarantee => WriteGuarantee.DetectAndRepair;

    [VendorRoute("POST", "/rest/api/3/search/jql")]
    [VendorRoute("POST", "/rest/api/3/issue/bulkfetch")]
    [VendorRoute("GET", "/rest/api/3/myself")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, request, ct);

    [VendorRoute("POST", "/rest/api/3/search/jql")]
    [VendorRoute("POST", "/rest/api/3/issue/bulkfetch")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, key, ct);

    [VendorRoute("POST", "/rest/api/3/issue")]
    [VendorRoute("PUT", "/rest/api/3/issue/{issueIdOrKey}")]
    [VendorRoute("GET", "/rest/api/3/issue/{issueIdOrKey}/transitions")]
    [VendorRoute("POST", "/rest/api/3/issue/{issueIdOrKey}/transitions")]
    [VendorRoute("POST", "/rest/api/3/issue/{issueIdOrKey}/remotelink")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, command, ct);

    public ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, WebhookDelivery delivery, CancellationToken ct = default) => webhooks.DecodeAsync(connection, delivery, ct);
}
