namespace Connectors.Crash.Worker;

/// <summary>The wire at whose boundaries the process can end: before a request, amidst an answer's body, after it.</summary>
internal sealed class DyingHandler(Moments moments) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        moments.Pass(KillPoint.BeforeSend);
        var response = await base.SendAsync(request, cancellationToken);
        var whole = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var body = new StreamContent(new DyingBody(whole, moments));
        foreach (var header in response.Content.Headers)
        {
            body.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = body;
        return response;
    }
}
