using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Adapters;
using Connectors.Exchange;
using Connectors.Http;

namespace Connectors.Salesforce;

/// <summary>The verbs of Bulk API 2.0 for queries.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/queries.htm</remarks>
internal sealed class BulkClient(SalesforceClient salesforce)
{
    /// <summary>Rows of a page: with 40 columns a few megabytes.</summary>
    public const int PageRows = 10_000;

    /// <summary>A new job. A second one does no harm but to the day's allowance, so it may be sent again.</summary>
    public ValueTask<VendorResponse> CreateAsync(Connection connection, Soql query, CancellationToken ct = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("operation"u8, "query"u8);
            writer.WriteString("query"u8, query.ToString());
            writer.WriteString("contentType"u8, "CSV"u8);
            writer.WriteString("columnDelimiter"u8, "COMMA"u8);
            writer.WriteString("lineEnding"u8, "LF"u8);
            writer.WriteEndObject();
        }

        return SendAsync(connection, HttpMethod.Post, "", "", new MediaTypeWithQualityHeaderValue("application/json"), buffer.WrittenMemory, ct);
    }

    public ValueTask<VendorResponse> StateAsync(Connection connection, string job, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Get, "/" + job, "/{id}", new("application/json"), default, ct);

    public ValueTask<VendorResponse> ResultsAsync(Connection connection, BulkPosition position, CancellationToken ct = default)
    {
        var locator = position.Locator.Length == 0 ? "" : $"&locator={Uri.EscapeDataString(position.Locator)}";
        return SendAsync(
            connection, HttpMethod.Get, $"/{position.Job}/results?maxRecords={PageRows}{locator}", "/{id}/results", new("text/csv"), default, ct);
    }

    public ValueTask<VendorResponse> DeleteAsync(Connection connection, string job, CancellationToken ct = default) =>
        SendAsync(connection, HttpMethod.Delete, "/" + job, "/{id}", new("application/json"), default, ct);

    private ValueTask<VendorResponse> SendAsync(
        Connection connection, HttpMethod method, string path, string route, MediaTypeWithQualityHeaderValue accept, ReadOnlyMemory<byte> body,
        CancellationToken ct)
    {
        var request = new HttpRequestMessage(method, new Uri($"{SalesforceClient.Root(connection)}jobs/query{path}", UriKind.Relative));
        request.Headers.Accept.Add(accept);
        return salesforce.SendAsync(connection, request, "/jobs/query" + route, body, isRepeatable: true, ct);
    }
}
