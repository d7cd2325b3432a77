namespace Connectors.Flows;

/// <summary>Stands where sockets were. Every request is answered before it comes here; one that is not is refused.</summary>
internal sealed class NoNetwork : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new ReplayRefusedException($"The replay would need the network for {request.Method} at {request.RequestUri?.Host}: it was refused.");
}
