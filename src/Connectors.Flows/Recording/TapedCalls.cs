using System.Net;
using Connectors.Adapters;
using Connectors.Http;

namespace Connectors.Flows;

/// <summary>A host's own calls, sent as all others are.</summary>
internal sealed class TapedCalls(IVendorHttp http, Connection connection) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A request can be sent by one client only.
        using var again = new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content };
        foreach (var (name, values) in request.Headers)
        {
            again.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (name, value) in request.Options)
        {
            again.Options.TryAdd(name, value);
        }

        var answer = await http.SendAsync(connection, again, cancellationToken);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status)
        {
            RequestMessage = request, Content = new ByteArrayContent(answer.Body.ToArray()),
        };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
