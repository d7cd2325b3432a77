using Polly;

namespace Connectors.Http;

/// <summary>Repeats attempts that changed nothing. The body of the request is kept in memory, so that every attempt sends the same.</summary>
internal sealed class RetryHandler(string system, ResiliencePipeline<HttpResponseMessage> retries) : DelegatingHandler
{
    private const long MaxRequestBytes = 256 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is not null)
            await request.Content.LoadIntoBufferAsync(MaxRequestBytes, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Retries.Request, request);
        context.Properties.Set(Retries.System, system);
        try
        {
            return await retries.ExecuteAsync(
                static async (attempt, state) => await state.Handler.SendOnceAsync(state.Request, attempt.CancellationToken),
                context,
                (Handler: this, Request: request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken ct) => base.SendAsync(request, ct);
}
