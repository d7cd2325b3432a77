using System.Collections.Concurrent;
using System.Net;
using Connectors.Http;

namespace Connectors.Workday.Tests;

/// <summary>Keeps the bodies of requests as they leave the process, and of accepted answers; may answer in the vendor's place.</summary>
internal sealed class RequestTap() : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    public ConcurrentQueue<byte[]> Accepted { get; } = [];

    /// <summary>The body of every answer from now on; null asks the vendor.</summary>
    public Func<Stream>? Answer { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
            Bodies.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
        }

        if (Answer is { } answer)
            return Answered(answer());
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Accepted.Enqueue(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        return response;
    }

    private static HttpResponseMessage Answered(Stream body)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        response.Content.Headers.ContentType = new("text/xml");
        response.Headers.TransferEncodingChunked = true;
        return response;
    }
}
