using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Workday;

/// <summary>Workers of the REST service: who is there today, with name, work e-mail and title. Needs an OAuth credential.</summary>
/// <remarks>
/// GET /ccx/api/v1/{tenant}/workers, common v1. At most 100 in a page, no filter by time and no stated order: every read is a full one, and one that
/// comes twice is handed out once.
/// </remarks>
internal sealed class ScheduledWorkers(WorkdayClient workday) : IRecordReader
{
    public const string Type = "workers";
    private const int PageSize = 100;

    [VendorRoute("GET", WorkdayRoutes.RestWorkers)]
    [VendorRoute("GET", WorkdayRoutes.RestWorker)]
    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadAllAsync(connection, ct) : ReadOnlyAsync(connection, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadAllAsync(Connection connection, [EnumeratorCancellation] CancellationToken ct)
    {
        var root = Root(connection);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (offset, isLast) = (0, false);
        while (!isLast)
        {
            var answer = await workday.GetAsync(connection, $"{root}?limit={PageSize}&offset={offset}", WorkdayRoutes.RestWorkers, ct);
            if (!answer.IsSuccess)
                throw new ConnectorException(answer.Faults[0]);
            var page = JsonRows.Read(answer.Body, "data");
            var rows = page.Rows ?? throw new ConnectorException(
                new Fault(FaultKind.VendorDefect, "Workday's answer holds no 'data': nothing can be told from it.") { Rule = "page" });
            offset += rows.Count;
            isLast = rows.Count == 0 || offset >= (page.Total ?? (rows.Count < PageSize ? offset : int.MaxValue));
            var records = rows.Select(RestWorkerSlice.Cut).Where(record => record.Key.Id.Length == 0 || seen.Add(record.Key.Id));
            yield return new VendorPage([.. records], RelatedRecords.None, new Cursor(""), isLast);
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var records = ImmutableArray.CreateBuilder<VendorRecord>();
        foreach (var id in request.Only.Distinct(StringComparer.Ordinal).Where(id => WorkdayKey.Parse(id) is not null))
        {
            var answer = await workday.GetAsync(connection, $"{Root(connection)}/{Uri.EscapeDataString(id)}", WorkdayRoutes.RestWorker, ct);
            if (answer.IsSuccess)
                records.Add(RestWorkerSlice.Cut(answer.Body));
            else if (answer.Faults[0].Kind != FaultKind.NotFound)
                throw new ConnectorException(answer.Faults[0]);
        }

        yield return new VendorPage(records.DrainToImmutable(), RelatedRecords.None, request.From ?? new Cursor(""), IsLast: true);
    }

    private static string Root(Connection connection) => $"ccx/api/v1/{WorkdaySettings.Tenant(connection)}/workers";
}
