using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>Reads the rows of an object: by the key set (SystemModstamp, Id) from a position on, or certain ids.</summary>
internal sealed class SObjectReader(SObjectQuery queries, BulkQuery bulk, IOptions<SalesforceOptions> options, TimeProvider time)
{
    private const int IdsPerQuery = 200;
    private const int MaxRestarts = 3;
    private const int MaxEmptyPages = 3;

    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, string type, ReadRequest request, CancellationToken ct = default) =>
        !request.Only.IsEmpty ? ReadOnlyAsync(connection, type, request, ct)
        : BulkPosition.Parse(request.From) is { } position ? GoOnInBulkAsync(connection, type, request, position, ct)
        : ReadOnAsync(connection, type, request, ct);

    private static Soql Query(string type, ReadRequest request, bool withDeleted) => new()
    {
        Columns = SObjectColumns.Of(withDeleted && SObjectMaster.IsOf(type) ? request.Fields.Insert(0, SObjectMaster.Column) : request.Fields),
        Children = SObjectColumns.ChildrenOf(request.Fields),
        From = type,
    };

    private async IAsyncEnumerable<VendorPage> ReadOnAsync(
        Connection connection, string type, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var safety = connection.Settings.Seconds("safetySeconds", options.Value.SafetyWindow);
        DateTimeOffset? until = safety > TimeSpan.Zero ? time.GetUtcNow() - safety : null;
        var from = SObjectKeyset.Parse(request.From);
        var position = from;
        var query = Query(type, request, withDeleted: from is not null) with
        {
            Where = Window(from is { } begin ? SObjectKeyset.From(begin, options.Value.Overlap) : null, until),
            OrderBy = [SObjectQuery.Stamp, SObjectQuery.Id],
        };

        // Rows in the recycle bin are news only for someone who has read before.
        var body = await queries.FirstAsync(connection, query, withDeleted: from is not null, ct);
        if (from is null && query.Children.IsEmpty && BulkFrom(connection) is { } least && SObjectTotal.Of(body) >= least
            && await bulk.StartAsync(connection, queries.Fitted(connection, query) with { OrderBy = [] }, ct) is { } job)
        {
            await foreach (var page in ReadInBulkAsync(connection, type, job, ct))
                yield return page;
            yield break;
        }

        var (restarts, empty) = (0, 0);
        while (true)
        {
            var page = SalesforcePages.Rows(body, type);
            position = KeysetPosition.Furthest(position, page.Records, SObjectKeyset.Of);
            yield return page with { Next = position?.ToCursor() ?? new Cursor("") };
            if (page.IsLast)
                yield break;

            empty = page.Records.IsEmpty ? empty + 1 : 0;
            var next = page.Next.Value is { Length: > 0 } url ? url : throw Broken("says that there is more but not where");
            if (empty > MaxEmptyPages)
                throw Broken("goes on without rows");
            if (await queries.NextAsync(connection, next, ct) is { } following)
            {
                body = following;
                continue;
            }

            if (++restarts > MaxRestarts)
                throw Broken("loses its place again and again");
            query = query with { Where = Window(position is { } at ? SObjectKeyset.Behind(at) : null, until) };
            body = await queries.FirstAsync(connection, query, from is not null, ct);
        }
    }

    /// <summary>A job from its beginning. The first page is empty: a crash while Salesforce works must not cost the job.</summary>
    private async IAsyncEnumerable<VendorPage> ReadInBulkAsync(
        Connection connection, string type, BulkPosition job, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return new([], RelatedRecords.None, job.ToCursor(), IsLast: false);
        var isDone = false;
        await foreach (var page in PagesAsync(connection, type, job, ct))
        {
            isDone |= page.IsLast;
            yield return page;
        }

        if (!isDone)
            throw new ConnectorException(new Fault(
                FaultKind.Transient, $"The bulk query {job.Job} failed or lost its place; the next read begins anew.")
            { Rule = "bulk" });
    }

    private async IAsyncEnumerable<VendorPage> GoOnInBulkAsync(
        Connection connection, string type, ReadRequest request, BulkPosition position, [EnumeratorCancellation] CancellationToken ct)
    {
        var isDone = false;
        await foreach (var page in PagesAsync(connection, type, position, ct))
        {
            isDone |= page.IsLast;
            yield return page;
        }

        if (isDone)
            yield break;
        // All rows once more: those that were seen have the same id and version.
        await foreach (var page in ReadOnAsync(connection, type, request with { From = null }, ct))
            yield return page;
    }

    /// <summary>The pages of a job from a position on; they end without a last one when the job is lost.</summary>
    private async IAsyncEnumerable<VendorPage> PagesAsync(
        Connection connection, string type, BulkPosition position, [EnumeratorCancellation] CancellationToken ct)
    {
        while (await bulk.NextAsync(connection, type, position, ct) is { } page)
        {
            position = page.Next;
            var next = page.IsLast ? position.Furthest?.ToCursor() ?? new Cursor("") : position.ToCursor();
            yield return new(page.Rows, RelatedRecords.None, next, page.IsLast);
            if (!page.IsLast)
                continue;
            await bulk.EndAsync(connection, position.Job, ct);
            yield break;
        }
    }

    private int? BulkFrom(Connection connection) =>
        !connection.Settings.Values.TryGetValue("bulkFrom", out var text) ? options.Value.BulkFrom
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows
            : throw new ConnectorException(
                new Fault(FaultKind.Configuration, "The connection's bulkFrom must be a number of rows, 0 or more.") { Rule = "bulkFrom" });

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, string type, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var chunks = request.Only.Where(SalesforceId.IsValid).Select(SalesforceId.To18).Distinct(StringComparer.Ordinal).Chunk(IdsPerQuery).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var query = Query(type, request, withDeleted: true) with
            {
                Where = SoqlCondition.IsAnyOf(SObjectQuery.Id, chunks[i].Select(SoqlLiteral.Of)),
            };
            var body = await queries.FirstAsync(connection, query, withDeleted: true, ct);
            for (var next = ""; next is not null;)
            {
                var page = SalesforcePages.Rows(body, type);
                next = page.IsLast ? null : page.Next.Value is { Length: > 0 } url ? url : throw Broken("says that there is more but not where");
                yield return page with
                {
                    Next = request.From ?? new Cursor(""),
                    IsLast = next is null && i == chunks.Length - 1,
                };
                if (next is not null)
                    body = await queries.NextAsync(connection, next, ct) ?? throw Broken("loses its place among 200 rows");
            }
        }
    }

    private static SoqlCondition? Window(SoqlCondition? from, DateTimeOffset? until)
    {
        var end = until is { } at ? SoqlCondition.IsBelow(SObjectQuery.Stamp, SoqlLiteral.Of(at)) : null;
        return from is null || end is null ? from ?? end : SoqlCondition.All(from, end);
    }

    private static ConnectorException Broken(string how) =>
        new(new Fault(FaultKind.VendorDefect, $"A Salesforce query {how}.") { Rule = "paging" });
}
