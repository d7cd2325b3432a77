using System.Net.Http.Headers;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata;

/// <summary>The verbs of the API. Nothing here knows what a record means.</summary>
/// <remarks>https://developer.kantata.com/kantata/specification</remarks>
internal sealed class KantataClient(IVendorHttp http)
{
    private const string Root = $"api/{KantataAdapter.ApiVersion}/";
    private const string References = "external_references/create_or_update";

    /// <summary>One page of a list.</summary>
    /// <exception cref="ConnectorException">The vendor refused, or the answer is no page.</exception>
    public async ValueTask<KantataPage> ListAsync(Connection connection, KantataQuery query, CancellationToken ct = default)
    {
        using var request = Request(HttpMethod.Get, query.ToAddress(), query.Resource.Route);
        var response = await http.SendAsync(connection, request, ct);
        return response.IsSuccess ? KantataPage.Read(response.Body, query.Resource.Collection) : throw new ConnectorException(response.Faults[0]);
    }

    /// <summary>One record by id, asked for through the list: the vendor's show route answers 404 for what its default filters hide.</summary>
    /// <returns>The record, or null when there is none.</returns>
    public async ValueTask<VendorRecord?> ShowAsync(Connection connection, KantataResource resource, string id, CancellationToken ct = default) =>
        (await ListAsync(connection, new(resource, PageSize: 1) { Only = [id] }, ct)).Records.FirstOrDefault(record => record.Key.Id == id);

    /// <summary>New record. Answers 200, not 201. Never repeatable: the vendor knows no idempotency key.</summary>
    public ValueTask<VendorResponse> CreateAsync(
        Connection connection, KantataResource resource, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Post, resource.Collection, resource.Route, body, isRepeatable: false, ct);

    /// <summary>Partial change by id. Repeatable: the same values again change nothing.</summary>
    public ValueTask<VendorResponse> UpdateAsync(
        Connection connection, KantataResource resource, string id, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(
            connection, HttpMethod.Put, $"{resource.Collection}/{Uri.EscapeDataString(id)}", resource.RecordRoute, body, isRepeatable: true, ct);

    /// <summary>Puts a reference on a record. Repeatable: a record keeps one for each service, and the same again changes nothing.</summary>
    public ValueTask<VendorResponse> SetReferenceAsync(Connection connection, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Post, References, "/" + References, body, isRepeatable: true, ct);

    private async ValueTask<VendorResponse> SendAsync(
        Connection connection, HttpMethod method, string address, string route, ReadOnlyMemory<byte> body, bool isRepeatable, CancellationToken ct)
    {
        using var request = Request(method, address, route);
        request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Options.Set(RequestTraits.IsRepeatable, isRepeatable);
        return await http.SendAsync(connection, request, ct);
    }

    private static HttpRequestMessage Request(HttpMethod method, string address, string route)
    {
        var request = new HttpRequestMessage(method, new Uri(Root + address, UriKind.Relative));
        request.Options.Set(RequestTraits.Route, route);
        return request;
    }
}
