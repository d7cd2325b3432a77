using System.Collections.Concurrent;
using Connectors.Http;

namespace Connectors.Jira.Tests;

/// <summary>Keeps which requests leave the process, with their bodies.</summary>
internal sealed class JournalTap(ConcurrentQueue<string> journal) : DelegatingHandler(VendorSockets.Create(allowLoopback: true))
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    /// <summary>When each request left, by the adapter's clock.</summary>
    public ConcurrentQueue<(HttpMethod Method, DateTimeOffset At)> Departures { get; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Departures.Enqueue((request.Method, Time.GetUtcNow()));
        journal.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
            Bodies.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
