using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Workday;

/// <summary>Reads records page by page as of one moment of the vendor's clock. The recipe that all SOAP resources share.</summary>
/// <remarks>
/// Without the fixed entry moment records that are typed meanwhile shift the pages. The cursor is the moment through which was read; the next read
/// begins at the same instant, both ends inclusive, so that a record may come twice and its content tells.
/// </remarks>
internal sealed class SoapReading(WorkdayClient workday, ServerClock clock, IOptions<WorkdayOptions> options)
{
    private const int MaxPages = 100_000;

    public IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, SoapResource resource, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadFromAsync(connection, resource, request, ct) : ReadOnlyAsync(connection, resource, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadFromAsync(
        Connection connection, SoapResource resource, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = ReadCursor.Parse(request.From);
        var now = await clock.TellAsync(connection, ct);
        if (now < from)
            throw ReadCursor.Ahead(connection);
        var window = WindowAt(connection, now, resource.Groups(request.Fields)) with { From = from };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var page in PagesAsync(connection, resource, window, ct))
        {
            var fresh = page.Records.RemoveAll(record => record.Key.Id.Length > 0 && !seen.Add(record.Key.Id));
            var next = page.IsLast ? ReadCursor.Of(now) : request.From ?? new Cursor("");
            yield return page with { Records = fresh, Next = next };
        }
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, SoapResource resource, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var keys = request.Only.Distinct(StringComparer.Ordinal).Select(WorkdayKey.Parse).OfType<WorkdayKey>();
        var now = await clock.TellAsync(connection, ct);
        var window = WindowAt(connection, now, resource.Groups(request.Fields));
        foreach (var chunk in keys.Chunk(options.Value.PageSize))
        {
            foreach (var records in await OnlyAsync(connection, resource, window, [.. chunk], ct))
                yield return new VendorPage(records, RelatedRecords.None, request.From ?? new Cursor(""), IsLast: false);
        }

        yield return new VendorPage([], RelatedRecords.None, request.From ?? new Cursor(""), IsLast: true);
    }

    /// <summary>The records of some keys; those that do not exist are left out.</summary>
    private async ValueTask<List<ImmutableArray<VendorRecord>>> OnlyAsync(
        Connection connection, SoapResource resource, ReadWindow window, ImmutableArray<WorkdayKey> keys, CancellationToken ct)
    {
        var found = new List<ImmutableArray<VendorRecord>>();
        try
        {
            await foreach (var page in PagesAsync(connection, resource, window with { Only = keys }, ct))
                found.Add(page.Records);
        }
        catch (ConnectorException unknown) when (resource.FailsAsWhole && unknown.Fault.Rule == SoapFaultKinds.InvalidId)
        {
            found.Clear();
            foreach (var key in keys.Length > 1 ? keys : [])
                found.AddRange(await OnlyAsync(connection, resource, window, [key], ct));
        }

        return found;
    }

    private async IAsyncEnumerable<VendorPage> PagesAsync(
        Connection connection, SoapResource resource, ReadWindow window, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var number = 1; ; number++)
        {
            var answer = await workday.CallAsync(connection, resource.Call(window with { Page = number }), ct);
            var page = SoapPage.Read(answer.Body, resource.Slice, window.Groups);
            if (page.Facts.Page is { } told && told != number && !page.Records.IsEmpty)
                throw Broken(resource, $"answered page {told} when page {number} was asked for");
            if (page.Facts.TotalPages > MaxPages)
                throw Broken(resource, $"announces more than {MaxPages} pages");
            var isLast = number >= (page.Facts.TotalPages ?? 1);
            yield return new VendorPage(page.Records, RelatedRecords.None, new Cursor(""), isLast);
            if (isLast)
                yield break;
        }
    }

    private ReadWindow WindowAt(Connection connection, DateTimeOffset now, ImmutableArray<ResponseGroup> groups) =>
        new(now, ServerClock.DayOf(connection, now), options.Value.PageSize) { Groups = groups };

    private static ConnectorException Broken(SoapResource resource, string how) =>
        new(new Fault(FaultKind.VendorDefect, $"Workday {how} of '{resource.Slice.Element}'.") { Rule = "paging" });
}
