using Connectors.Faults;

namespace Connectors.Http;

/// <summary>The innermost handler: sends one attempt and answers only with a whole, bounded, classified answer. Everything else is a <see cref="ConnectorException"/>.</summary>
internal sealed class SocketHandler(HttpPipelineOptions options, AnswerFaults faults, TimeProvider time, HttpMessageHandler sockets) : DelegatingHandler(sockets)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        if (request.Headers.AcceptEncoding.Count == 0)
            foreach (var encoding in Decompression.Accepted)
                request.Headers.AcceptEncoding.Add(new(encoding));
        var content = request.Content;
        var once = request.IsRepeatable() ? null : new OnceContent(content);
        HttpResponseMessage? response = null;
        try
        {
            request.Content = once ?? content;
            response = await base.SendAsync(request, either.Token);
            var body = await AnswerReading.ReadAsync(request, response, options, either.Token);
            WholeAnswer.Put(response, body, faults.Read(request, response, body));
            response.RequestMessage = request;
            return response;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && failure is not ConnectorException)
        {
            // A body that was never begun did not arrive, whatever broke; without that knowledge only a failed connection is proof.
            var mayHaveArrived = response is not null || (!SendingFaults.IsBeforeConnection(failure) && once?.HasBegun != false);
            response?.Dispose();
            throw SendingFaults.Of(request, failure, mayHaveArrived);
        }
        finally
        {
            request.Content = content;
        }
    }
}
