using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Microsoft.Extensions.Options;

namespace Connectors.Kantata;

/// <summary>Reads a resource page by page. The recipe that all resources share.</summary>
/// <remarks>
/// Oldest change first, from a little before the cursor. A record that changes meanwhile moves to the end and shifts all others one place up, which
/// loses a record at a page's border; therefore the next request goes by time (<c>updated_after</c> one second before the page's end) and by page
/// number only where one second, or an order that the vendor does not keep, leaves no other way. Records seen twice in this way are handed out once.
/// </remarks>
internal sealed class PagedReading(KantataClient kantata, IOptions<KantataOptions> options)
{
    /// <summary>Pages without a new record, one after the other, after which the vendor is held to turn in a circle.</summary>
    private const int MaxStalePages = 2;

    public IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, KantataResource resource, ReadRequest request, CancellationToken ct = default) =>
        request.Only.IsDefaultOrEmpty ? ReadFromAsync(connection, resource, request.From, ct) : ReadOnlyAsync(connection, resource, request, ct);

    private async IAsyncEnumerable<VendorPage> ReadFromAsync(
        Connection connection, KantataResource resource, Cursor? from, [EnumeratorCancellation] CancellationToken ct)
    {
        var position = ReadPosition.Parse(from);
        var seen = new SeenRecords();
        var query = new KantataQuery(resource, options.Value.PageSize)
        {
            UpdatedAfter = resource.Order is null ? null : position.From?.AddMinutes(-options.Value.OverlapMinutes),
            WithDeleted = true,
        };
        var stale = 0;
        bool isLast;
        do
        {
            var page = await kantata.ListAsync(connection, query, ct);
            isLast = page.Records.IsEmpty || (page.IsLast ?? page.Records.Length < query.PageSize);
            var fresh = seen.Keep(page.Records);
            stale = fresh.IsEmpty ? stale + 1 : 0;
            if (!isLast && stale == MaxStalePages)
            {
                throw Circling(query);
            }

            position = position.Past(page.Records);
            yield return new(fresh, page.Related, position.ToCursor(isLast), isLast);
            if (!isLast)
            {
                query = position.Next(query, page.Records);
                seen.ForgetBefore(query.Page == 1 ? query.UpdatedAfter : null);
            }
        }
        while (!isLast);
    }

    private async IAsyncEnumerable<VendorPage> ReadOnlyAsync(
        Connection connection, KantataResource resource, ReadRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = request.Only.Distinct(StringComparer.Ordinal).ToArray();
        var size = options.Value.PageSize;
        for (var start = 0; start < ids.Length; start += size)
        {
            var query = new KantataQuery(resource, size) { Only = [.. ids.Skip(start).Take(size)], WithDeleted = true };
            var page = await kantata.ListAsync(connection, query, ct);
            yield return new(page.Records, page.Related, request.From ?? new Cursor(""), start + size >= ids.Length);
        }
    }

    private static ConnectorException Circling(KantataQuery query) => new(new(
        FaultKind.VendorDefect,
        $"Kantata sent {MaxStalePages} pages of '{query.Resource.Collection}' in a row that hold nothing new and says that more follow "
        + $"(page {query.Page}). Reading stops; what was handed out stays valid. Read again; if it stays, ask the vendor.")
    {
        Rule = "paging",
    });
}
