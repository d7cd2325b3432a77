using System.Globalization;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>A bulk query from its beginning to its end: made, waited for, fetched page by page, removed.</summary>
internal sealed class BulkQuery(BulkClient bulk, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private const string More = "Sforce-Locator";
    private const string Number = "Sforce-NumberOfRecords";
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Codes with which Salesforce says that an object or column has no bulk queries.</summary>
    private static readonly FrozenSet<string> NotInBulk =
        FrozenSet.ToFrozenSet(["API_ERROR", "FEATURENOTENABLED", "FUNCTIONALITY_NOT_ENABLED", "INVALIDENTITY"], StringComparer.Ordinal);

    /// <summary>A new job; null when this object has no bulk queries and must be read as ever.</summary>
    /// <exception cref="ConnectorException">Salesforce refused otherwise.</exception>
    [VendorRoute("POST", "/jobs/query")]
    public async ValueTask<BulkPosition?> StartAsync(Connection connection, Soql query, CancellationToken ct = default)
    {
        var answer = await bulk.CreateAsync(connection, query, ct);
        if (!answer.IsSuccess)
            return NotInBulk.Contains(answer.Faults[0].VendorCode ?? "") ? null : throw new ConnectorException(answer.Faults[0]);
        return BulkJobState.Read(answer.Body) is { Created: { } created } job
            ? new(SalesforceId.To18(job.Id), "", created, null)
            : throw Broken("was made without id and date");
    }

    /// <summary>The next page, waited for; null when Salesforce has lost the job
    /// or its place, or the job failed: then it is to be begun anew.</summary>
    /// <exception cref="ConnectorException">Salesforce refused otherwise, or what it sent is not whole.</exception>
    [VendorRoute("GET", "/jobs/query/{id}/results")]
    public async ValueTask<BulkAnswer?> NextAsync(Connection connection, string type, BulkPosition position, CancellationToken ct = default)
    {
        if (position.Locator.Length == 0 && !await IsCompleteAsync(connection, position.Job, ct))
            return null;
        // A page that does not hold what its header says is asked for once more, as any damaged answer is.
        for (var isAgain = false; ; isAgain = true)
        {
            var answer = await bulk.ResultsAsync(connection, position, ct);
            if (!answer.IsSuccess)
                return answer.Status is 400 or 404 or 409 ? null : throw new ConnectorException(answer.Faults[0]);
            if (Read(answer, type, position, isAgain) is { } page)
                return page;
        }
    }

    /// <summary>Removes a job that is done with. One that stays is gone after seven days, so nothing comes of a refusal.</summary>
    [VendorRoute("DELETE", "/jobs/query/{id}")]
    public async ValueTask EndAsync(Connection connection, string job, CancellationToken ct = default)
    {
        try
        {
            await bulk.DeleteAsync(connection, job, ct);
        }
        catch (ConnectorException)
        {
            // All rows have been handed out: that is not undone because tidying up failed.
        }
    }

    [VendorRoute("GET", "/jobs/query/{id}")]
    private async ValueTask<bool> IsCompleteAsync(Connection connection, string job, CancellationToken ct)
    {
        var (end, pause) = (time.GetUtcNow() + options.Value.BulkWait, options.Value.BulkPoll);
        while (true)
        {
            var answer = await bulk.StateAsync(connection, job, ct);
            if (!answer.IsSuccess)
                return answer.Status is 404 or 409 ? false : throw new ConnectorException(answer.Faults[0]);
            var state = BulkJobState.Read(answer.Body) ?? throw Broken("has no state");
            if (!state.IsRunning)
                return state.IsComplete;
            if (time.GetUtcNow() >= end)
                throw new ConnectorException(new Fault(
                    FaultKind.Transient, $"The bulk query {job} still runs after {options.Value.BulkWait}; the next read goes on with it.")
                { Rule = "bulk-wait" });
            await Task.Delay(pause, time, ct);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static BulkAnswer? Read(VendorResponse answer, string type, BulkPosition position, bool isAgain)
    {
        var isCsv = answer.Headers.TryGetValue("Content-Type", out var media) && media.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);
        if (!isCsv || !answer.Headers.TryGetValue(More, out var locator) || !BulkPosition.IsLocator(locator)
            || !answer.Headers.TryGetValue(Number, out var number)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return isAgain ? throw Broken("answers a page without type, number of rows or locator") : null;
        VendorPage page;
        try
        {
            page = SObjectCsv.Cut(answer.Body, type);
        }
        catch (ConnectorException broken) when (!isAgain && broken.Fault.Kind == FaultKind.VendorDefect)
        {
            return null;
        }

        if (page.Records.Length != count)
            return isAgain ? throw Broken($"answers {page.Records.Length} rows and says {count}") : null;
        // The last page says "null", in letters.
        var isLast = locator == "null";
        return !isLast && (locator.Length == 0 || locator == position.Locator)
            ? throw Broken("does not come further")
            : new(page.Records, position.Behind(page.Records, isLast ? position.Locator : locator), isLast);
    }

    private static ConnectorException Broken(string how) =>
        new(new Fault(FaultKind.VendorDefect, $"A Salesforce bulk query {how}.") { Rule = "bulk" });
}
