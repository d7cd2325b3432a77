using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Jira;

/// <summary>Time that somebody spent on an issue. Always logged as the account that calls.</summary>
/// <remarks>
/// https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/. Two feeds tell ids, of what was written and of what was
/// deleted; the last minute is held back. An issue shows only its first 20 worklogs among its fields, which is why they are never read from there.
/// </remarks>
internal sealed class Worklogs(WorklogReader reader, WorklogFinder finder, WorklogWriter writer, JiraWebhooks webhooks)
    : IRecordReader, IRecordFinder, IRecordWriter, IWebhookDecoder
{
    public const string Name = "worklog";

    public WriteGuarantee Guarantee => WriteGuarantee.ProbeThenCreate;

    [VendorRoute("GET", "/rest/api/3/worklog/updated")]
    [VendorRoute("GET", "/rest/api/3/worklog/deleted")]
    [VendorRoute("POST", "/rest/api/3/worklog/list")]
    [VendorRoute("POST", "/rest/api/3/issue/bulkfetch")]
    [VendorRoute("GET", "/rest/api/3/myself")]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        reader.ReadAsync(connection, request, ct);

    [VendorRoute("GET", "/rest/api/3/worklog/updated")]
    [VendorRoute("POST", "/rest/api/3/worklog/list")]
    public ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        finder.FindAsync(connection, key, ct);

    [VendorRoute("GET", "/rest/api/3/issue/{issueIdOrKey}/worklog")]
    [VendorRoute("POST", "/rest/api/3/issue/{issueIdOrKey}/worklog")]
    [VendorRoute("PUT", "/rest/api/3/issue/{issueIdOrKey}/worklog/{id}")]
    public ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default) =>
        writer.WriteAsync(connection, command, ct);

    public ValueTask<Outcome<ImmutableArray<VendorChange>>> DecodeAsync(
        Connection connection, WebhookDelivery delivery, CancellationToken ct = default) => webhooks.DecodeAsync(connection, delivery, ct);
}
