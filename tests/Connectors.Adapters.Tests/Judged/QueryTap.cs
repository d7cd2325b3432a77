using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Web;
using Connectors.Http;

namespace Connectors.Adapters.Tests.Judged;

/// <summary>Keeps every query text where it leaves the process: SOQL in the address, JQL in the address or in a JSON body.</summary>
/// <param name="kept">Takes them too; null for the file alone.</param>
internal sealed class QueryTap(ConcurrentQueue<string>? kept = null) : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var query = HttpUtility.ParseQueryString(request.RequestUri.Query);
        if (path.StartsWith("/services/data/", StringComparison.Ordinal) && query["q"] is { } soql)
            Keep("soql", soql);
        if (path.Contains("/rest/api/3/", StringComparison.Ordinal))
        {
            if (query["jql"] is { } asked)
                Keep("jql", asked);
            if (path.Contains("jql", StringComparison.Ordinal) && request.Content is { } content)
                await KeepAsync(content, cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }

    private async Task KeepAsync(HttpContent content, CancellationToken ct)
    {
        await content.LoadIntoBufferAsync(ct);
        if (JsonNode.Parse(await content.ReadAsStringAsync(ct)) is JsonObject body && body["jql"]?.GetValue<string>() is { } jql)
            Keep("jql", jql);
    }

    private void Keep(string dialect, string text)
    {
        kept?.Enqueue(text);
        JudgedTexts.Query(dialect, text);
    }
}
