using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Connectors.Adapters;
using Connectors.Http;

namespace Connectors.NetSuite;

/// <summary>The verbs of SuiteTalk REST: statements and records.</summary>
/// <remarks>https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/book_1559132836.html</remarks>
internal sealed partial class NetSuiteClient(IVendorHttp http)
{
    private const string Records = "services/rest/record/v1/";

    /// <summary>One page of a statement's rows. A read, although it is sent as POST.</summary>
    public ValueTask<VendorResponse> QueryAsync(Connection connection, SuiteQlStatement statement, int limit, CancellationToken ct = default)
    {
        var request = Request(HttpMethod.Post, $"services/rest/query/v1/suiteql?limit={limit}&offset=0", "/query/v1/suiteql", statement.ToBody());
        request.Headers.TryAddWithoutValidation("Prefer", "transient");
        request.Options.Set(RequestTraits.IsRead, true);
        request.Options.Set(RequestTraits.IsRepeatable, true);
        return http.SendAsync(connection, request, ct);
    }

    /// <summary>New record. Not repeatable: NetSuite ignores idempotency keys on direct calls.</summary>
    public ValueTask<VendorResponse> CreateAsync(Connection connection, string type, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        WriteAsync(connection, HttpMethod.Post, Records + type, $"/record/v1/{type}", body, isRepeatable: false, ct);

    /// <summary>Change by internal id. Repeatable, because sublists named in <paramref name="replace"/> are set and not appended to.</summary>
    public ValueTask<VendorResponse> UpdateAsync(
        Connection connection, string type, string id, ImmutableArray<string> replace, ReadOnlyMemory<byte> body, CancellationToken ct = default) =>
        WriteAsync(
            connection, HttpMethod.Patch, $"{Records}{type}/{id}{Replace(replace)}", $"/record/v1/{type}/{{id}}", body, isRepeatable: true, ct);

    /// <summary>Create or change by external id. Repeatable for the same reason.</summary>
    public ValueTask<VendorResponse> UpsertAsync(
        Connection connection,
        string type,
        string externalId,
        ImmutableArray<string> replace,
        ReadOnlyMemory<byte> body,
        CancellationToken ct = default) =>
        WriteAsync(
            connection,
            HttpMethod.Put,
            $"{Records}{type}/eid:{externalId}{Replace(replace)}",
            $"/record/v1/{type}/eid:{{externalId}}",
            body,
            isRepeatable: true,
            ct);

    /// <summary>Whether a text can be the internal id of a record.</summary>
    public static bool IsId(string id) => InternalId().IsMatch(id);

    /// <summary>Whether a text can be an external id: <c>|</c> and blanks break NetSuite's own parsing.</summary>
    public static bool IsExternalId(string id) => ExternalId().IsMatch(id);

    private static string Replace(ImmutableArray<string> sublists) => sublists.IsEmpty ? "" : "?replace=" + string.Join(',', sublists);

    private static HttpRequestMessage Request(HttpMethod method, string path, string route, ReadOnlyMemory<byte> body)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative))
        {
            Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Options.Set(RequestTraits.Route, route);
        return request;
    }

    private ValueTask<VendorResponse> WriteAsync(
        Connection connection, HttpMethod method, string path, string route, ReadOnlyMemory<byte> body, bool isRepeatable, CancellationToken ct)
    {
        var request = Request(method, path, route, body);

        // The default drops unknown fields without a word.
        request.Headers.Add("X-NetSuite-PropertyNameValidation", "Error");
        request.Options.Set(RequestTraits.IsRepeatable, isRepeatable);
        return http.SendAsync(connection, request, ct);
    }

    [GeneratedRegex(@"\A-?[0-9]{1,18}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InternalId();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ExternalId();
}
