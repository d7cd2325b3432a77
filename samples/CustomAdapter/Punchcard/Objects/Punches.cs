using System.Runtime.CompilerServices;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace CustomAdapter.Punchcard;

/// <summary>Time that a person punched on a job. The vendor keeps a foreign key (<c>ref</c>) unique: writing by it twice is one record.</summary>
/// <remarks>https://punchcard.example/docs/v2/punches. Lists are ordered by change, then id; <c>after</c> goes on behind a pair of both.</remarks>
internal sealed class Punches(IVendorHttp http, PunchcardPages pages) : IRecordReader, IRecordFinder, IRecordWriter
{
    private const int MostIds = 100;

    public WriteGuarantee Guarantee => WriteGuarantee.ExactByKey;

    [VendorRoute("GET", "/punches")]
    public async IAsyncEnumerable<VendorPage> ReadAsync(
        Connection connection, ReadRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        foreach (var ids in request.Only.Chunk(MostIds))
            yield return await ListAsync(connection, $"?ids={string.Join(',', ids.Select(Uri.EscapeDataString))}", ct);

        var position = KeysetPosition.Parse(request.From, "Punchcard", IsId);
        for (var isLast = !request.Only.IsEmpty; !isLast;)
        {
            var page = await ListAsync(connection, position is { } last ? $"?after={Uri.EscapeDataString(last.ToCursor().Value)}" : "", ct);
            var next = page.Records.Select(KeysetPosition.Of).Append(position).Max();
            if (!page.IsLast && next?.CompareTo(position ?? default) is not > 0)
                throw new ConnectorException(new(FaultKind.VendorDefect, "Punchcard says that more follows, and the page brings nothing new."));
            (position, isLast) = (next, page.IsLast);
            yield return page with { Next = next?.ToCursor() ?? new Cursor("") };
        }
    }

    [VendorRoute("GET", "/punches")]
    public async ValueTask<VendorRecord?> FindAsync(Connection connection, ExternalKey key, CancellationToken ct = default) =>
        (await ListAsync(connection, $"?ref={RefOf(key)}", ct)).Records.SingleOrDefault();

    [VendorRoute("PUT", "/punches/by-ref/{ref}")]
    [VendorRoute("PATCH", "/punches/{id}")]
    public async ValueTask<WriteResult> WriteAsync(Connection connection, WriteCommand command, CancellationToken ct = default)
    {
        var (method, route, address) = (command.Verb, command.Target) switch
        {
            (WriteVerb.Create or WriteVerb.Upsert, null) => (HttpMethod.Put, "/punches/by-ref/{ref}", $"punches/by-ref/{RefOf(command.Key)}"),
            (WriteVerb.Update or WriteVerb.Upsert, { } target) =>
                (HttpMethod.Patch, "/punches/{id}", $"punches/{Uri.EscapeDataString(target.Id)}"),
            _ => (null, "", ""),
        };
        if (method is null)
            return new WriteResult.Refused([new(FaultKind.Unsupported, $"Punches know no {command.Verb} here: create, update or upsert them.")]);

        using var request = Request(method, route, address);
        request.Content = new ReadOnlyMemoryContent(command.Body) { Headers = { ContentType = new("application/json") } };
        request.Options.Set(RequestTraits.IsRepeatable, true);
        if (command.ExpectedVersion is { } rev)
            request.Headers.Add("X-Punchcard-Rev", rev);
        var response = await http.SendAsync(connection, request, ct);
        if (response.IsSuccess)
        {
            var record = pages.Slice(response.Body, "punches").Records.Single();
            return new WriteResult.Written(record.Key, record.Version, Created: response.Status == 201);
        }

        return VendorRefusal.Of(response);
    }

    private async ValueTask<VendorPage> ListAsync(Connection connection, string query, CancellationToken ct)
    {
        using var request = Request(HttpMethod.Get, "/punches", "punches" + query);
        var response = await http.SendAsync(connection, request, ct);
        return response.IsSuccess ? pages.Slice(response.Body, "punches") : throw new ConnectorException(response.Faults[0]);
    }

    private static HttpRequestMessage Request(HttpMethod method, string route, string address)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Options.Set(RequestTraits.Route, route);
        return request;
    }

    private static string RefOf(ExternalKey key) => Uri.EscapeDataString($"{key.Service}.{key.Object}.{key.Value}");

    private static bool IsId(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
