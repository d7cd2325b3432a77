using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.NetSuite;

/// <summary>Reads the rows of a table: by the key set (lastmodifieddate, id) from a position on, or certain ids.</summary>
/// <remarks>Every page is a statement of its own: with offsets rows that change while we read would shift others past us.</remarks>
internal sealed class RowReader(NetSuiteClient netsuite, AccountZone zones, IOptions<NetSuiteOptions> options, TimeProvider time)
{
    private const int IdsPerStatement = 100;

    public IAsyncEnumerable<VendorPage> ReadAsync(Connection connection, RowTable table, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsEmpty ? ReadOnAsync(connection, table, request, ct) : ReadOnlyAsync(connection, table, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadOnAsync(
        Connection connection, RowTable table, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = RowKeyset.Parse(request.From);
        var zone = await zones.FindAsync(connection, ct);
        var safety = connection.Settings.Seconds("safetySeconds", options.Value.SafetyWindow);
        var end = safety > TimeSpan.Zero
            ? SuiteQlCondition.ComparesTo(RowColumns.LastModified, StampComparison.IsBefore, LocalStamp.Of(time.GetUtcNow() - safety, zone))
            : null;
        var start = position is { } at ? RowKeyset.From(at, options.Value.Overlap, zone) : null;
        while (true)
        {
            var statement = new SuiteQlStatement
            {
                Columns = table.Columns(request.Fields),
                From = table.Table,
                Where = table.Where(start is null || end is null ? start ?? end : SuiteQlCondition.All(start, end)),
                OrderBy = [RowColumns.LastModified, RowColumns.Id],
            };
            var page = await PageAsync(connection, table, statement, zone, ct);
            position = KeysetPosition.Furthest(position, page.Records, RowKeyset.Of);
            yield return page with { Next = position?.ToCursor() ?? new Cursor("") };
            if (page.IsLast)
                yield break;

            // The last row as NetSuite spelt it: no conversion stands between it and the next statement.
            var last = page.Records.LastOrDefault(row => row is { Version: not null, Key.Id.Length: > 0 }) ?? throw Broken("goes on without rows");
            var next = RowKeyset.Behind(last.Version!, last.Key.Id);
            if (start is not null && next.Parameters.SequenceEqual(start.Parameters))
                throw Broken("gives the same page again");
            start = next;
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, RowTable table, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var zone = await zones.FindAsync(connection, ct);
        var chunks = request.Only.Where(NetSuiteClient.IsId).Distinct(StringComparer.Ordinal).Chunk(IdsPerStatement).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var statement = new SuiteQlStatement
            {
                Columns = table.Columns(request.Fields),
                From = table.Table,
                Where = table.Where(SuiteQlCondition.IsAnyOf(RowColumns.Id, [.. chunks[i]])),
                OrderBy = [RowColumns.Id],
            };
            var page = await PageAsync(connection, table, statement, zone, ct, IdsPerStatement);
            yield return page with { Next = request.From ?? new Cursor(""), IsLast = i == chunks.Length - 1 };
        }
    }

    private static ConnectorException Broken(string how) =>
        new(new Fault(FaultKind.VendorDefect, $"A NetSuite statement {how}.") { Rule = "paging" });

    private async ValueTask<VendorPage> PageAsync(
        Connection connection, RowTable table, SuiteQlStatement statement, TimeZoneInfo zone, CancellationToken ct, int? limit = null)
    {
        var answer = await netsuite.QueryAsync(connection, statement, limit ?? options.Value.PageSize, ct);
        return answer.IsSuccess
            ? NetSuitePages.Rows(answer.Body, table.Record, zone)
            : throw new ConnectorException(answer.Faults[0]);
    }
}
