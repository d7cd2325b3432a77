using System.Collections.Concurrent;
using Connectors.Http;

namespace Connectors.Workday.Tests;

/// <summary>Keeps the bodies of requests as they leave the process.</summary>
internal sealed class RequestTap() : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
            Bodies.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
