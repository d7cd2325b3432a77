using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Salesforce;

/// <summary>The verbs of the REST API. Every value in an address is one encoded segment; nothing here knows what a record means.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_list.htm</remarks>
internal sealed partial class SalesforceClient(IVendorHttp http, IOptions<SalesforceOptions> options)
{
    /// <summary>Address and headers together may hold 16,384 bytes; the rest is for token and headers.</summary>
    private const int MaxAddress = 12_000;

    /// <summary>First page of a query.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="query">What.</param>
    /// <param name="withDeleted">Whether rows in the recycle bin come too (<c>queryAll</c>).</param>
    /// <param name="ct">Ends the call.</param>
    public ValueTask<VendorResponse> QueryAsync(Connection connection, Soql query, bool withDeleted, CancellationToken ct = default)
    {
        var resource = withDeleted ? "queryAll" : "query";
        var address = $"{Root(connection)}{resource}?q={Uri.EscapeDataString(query.ToString())}";
        if (address.Length > MaxAddress)
        {
            throw new ConnectorException(new Fault(
                FaultKind.LimitExceeded,
                $"The query for {query.From} is {address.Length} bytes long; Salesforce takes about {MaxAddress}. Map fewer fields of this object.")
            { Rule = "query-length" });
        }

        return GetAsync(connection, address, "/" + resource, ct);
    }

    /// <summary>Next page, at the address that the page before gave.</summary>
    public ValueTask<VendorResponse> NextAsync(Connection connection, string nextRecordsUrl, CancellationToken ct = default) =>
        NextRecordsUrl().IsMatch(nextRecordsUrl)
            ? GetAsync(connection, nextRecordsUrl[1..], "/query/{locator}", ct)
            : throw new ConnectorException(
                new Fault(FaultKind.VendorDefect, "Salesforce's nextRecordsUrl is no address of a query page.") { Rule = "next" });

    /// <summary>New record.</summary>
    public ValueTask<VendorResponse> CreateAsync(Connection connection, string type, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Post, $"sobjects/{type}", $"/sobjects/{type}", body, isRepeatable: false, ct);

    /// <summary>Change by id. Repeatable: the same values again change nothing.</summary>
    public ValueTask<VendorResponse> UpdateAsync(
        Connection connection, string type, string id, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Patch, $"sobjects/{type}/{SalesforceId.To18(id)}", $"/sobjects/{type}/{{id}}", body, isRepeatable: true, ct);

    /// <summary>Create or change by the value of an External ID field. Repeatable: Salesforce keeps one record for a value.</summary>
    public ValueTask<VendorResponse> UpsertAsync(
        Connection connection, string type, string externalIdField, string value, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        SendAsync(
            connection,
            HttpMethod.Patch,
            $"sobjects/{type}/{SoqlName.Checked(externalIdField)}/{Uri.EscapeDataString(value)}",
            $"/sobjects/{type}/{{externalIdField}}/{{value}}",
            body,
            isRepeatable: true,
            ct);

    /// <summary>Into the recycle bin. Repeatable: gone is gone.</summary>
    public ValueTask<VendorResponse> DeleteAsync(Connection connection, string type, string id, CancellationToken ct = default) =>
        SendAsync(
            connection, HttpMethod.Delete, $"sobjects/{type}/{SalesforceId.To18(id)}", $"/sobjects/{type}/{{id}}", default, isRepeatable: true, ct);

    /// <summary>The API's root, with the version that the connection names.</summary>
    public static string Root(Connection connection)
    {
        var version = connection.Settings.Values.GetValueOrDefault("apiVersion", SalesforceAdapter.ApiVersion);
        return ApiVersion().IsMatch(version)
            ? $"services/data/{version}/"
            : throw new ConnectorException(new Fault(
                FaultKind.Configuration, $"Connection '{connection.Settings.Name}': apiVersion must look like '{SalesforceAdapter.ApiVersion}'."));
    }

    private ValueTask<VendorResponse> GetAsync(Connection connection, string address, string route, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Sforce-Query-Options", $"batchSize={options.Value.BatchSize}");
        request.Options.Set(RequestTraits.Route, route);
        return http.SendAsync(connection, request, ct);
    }

    private ValueTask<VendorResponse> SendAsync(
        Connection connection, HttpMethod method, string path, string route, ReadOnlyMemory<byte> body, bool isRepeatable, CancellationToken ct)
    {
        var request = new HttpRequestMessage(method, new Uri(Root(connection) + path, UriKind.Relative));
        return SendAsync(connection, request, route, body, isRepeatable, ct);
    }

    /// <summary>Any request of this API.</summary>
    /// <param name="connection">Whose.</param>
    /// <param name="request">What.</param>
    /// <param name="route">Its route as Salesforce documents it, for telemetry and budgets.</param>
    /// <param name="body">JSON; empty for none.</param>
    /// <param name="isRepeatable">Whether sending it twice does no harm.</param>
    /// <param name="ct">Ends the call.</param>
    public ValueTask<VendorResponse> SendAsync(
        Connection connection, HttpRequestMessage request, string route, ReadOnlyMemory<byte> body, bool isRepeatable, CancellationToken ct = default)
    {
        if (!body.IsEmpty)
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Options.Set(RequestTraits.Route, route);
        request.Options.Set(RequestTraits.IsRepeatable, isRepeatable);
        return http.SendAsync(connection, request, ct);
    }

    [GeneratedRegex(@"\Av[0-9]{2,3}\.0\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ApiVersion();

    // Host-relative, below the API's root, no dots to climb with.
    [GeneratedRegex(
        @"\A/services/data/v[0-9]{2,3}\.[0-9]/query(?:All)?/[A-Za-z0-9_-]{1,100}\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NextRecordsUrl();
}
