using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>What an hour of a worker costs, from a report that the tenant's administrator builds. Off until the connection names the
/// report.</summary>
/// <remarks>
/// RaaS, format json. Columns <c>Employee_ID</c> (or <c>Contingent_Worker_ID</c>), <c>Cost_Rate</c>, <c>Currency</c>, <c>Effective_Date</c>. No
/// paging, no filter: all rows at once. Of several rows of one worker the one that holds on the vendor's day counts.
/// </remarks>
internal sealed class CostRates(WorkdayClient workday, ServerClock clock) : IRecordReader
{
    public const string Type = "Cost_Rate";

    /// <summary>The member that holds the rows.</summary>
    public const string Entries = "Report_Entry";

    [VendorRoute("POST", WorkdayRoutes.Timestamp)]
    [VendorRoute("GET", WorkdayRoutes.Report)]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var report = WorkdaySettings.Report(connection) ?? throw new ConnectorException(new Fault(
            FaultKind.Unsupported,
            $"Connection '{connection.Settings.Name}' reads no cost rates: they are sensitive and off by default. Switch them on with its setting "
            + $"'{WorkdaySettings.CostRateReport}', 'owner/Report_Name' of a report with the columns Employee_ID, Cost_Rate, Currency and "
            + "Effective_Date.")
        { Rule = WorkdaySettings.CostRateReport });
        var today = ServerClock.DayOf(connection, await clock.TellAsync(connection, ct));
        var answer = await workday.RunAsync(connection, report, ct);
        if (!answer.IsSuccess)
            throw new ConnectorException(answer.Faults[0]);
        var rows = JsonRows.Read(answer.Body, Entries).Rows ?? throw new ConnectorException(new Fault(
            FaultKind.VendorDefect,
            $"The report '{report.Name}' answered without '{Entries}'. That is not the same as no rows: open the report in Workday, and check that "
            + "it is enabled as a web service and that the user may see its data source.")
        { Rule = "report" });
        var only = request.Only.IsDefaultOrEmpty ? null : request.Only.ToHashSet(StringComparer.Ordinal);
        var records = Current(rows.Select(CostRateSlice.Cut), today).Where(record => only?.Contains(record.Key.Id) != false);
        yield return new VendorPage([.. records], RelatedRecords.None, request.From ?? new Cursor(""), IsLast: true);
    }

    // Rows without a worker are kept: the mapping refuses them and says why.
    private static IEnumerable<VendorRecord> Current(IEnumerable<CostRateSlice> rows, DateOnly today)
    {
        var current = new Dictionary<string, CostRateSlice>(StringComparer.Ordinal);
        var nameless = new List<VendorRecord>();
        foreach (var row in rows.Where(row => !(row.Since > today)))
        {
            if (row.Record.Key.Id.Length == 0)
                nameless.Add(row.Record);
            else if (!current.TryGetValue(row.Record.Key.Id, out var known) || row.Since >= (known.Since ?? DateOnly.MinValue))
                current[row.Record.Key.Id] = row;
        }

        return current.Values.Select(row => row.Record).Concat(nameless);
    }
}
