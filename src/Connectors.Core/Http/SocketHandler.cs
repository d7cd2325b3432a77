using System.Buffers;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>The innermost handler: sends one attempt and answers only with a whole, bounded, classified answer. Everything else is a <see
/// cref="ConnectorException"/>.</summary>
internal sealed class SocketHandler(HttpPipelineOptions options, AnswerFaults faults, TimeProvider time, HttpMessageHandler sockets)
    : DelegatingHandler(sockets)
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\r\n\0");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RefuseBrokenHeaders(request);
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

    /// <summary>A line break in a value would begin a header, or a request, of its own; the platform lets folded lines through.</summary>
    private static void RefuseBrokenHeaders(HttpRequestMessage request)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
            foreach (var value in values)
                if (value.AsSpan().ContainsAny(Forbidden))
                    throw new ConnectorException(new(FaultKind.Internal, $"The request header {name} holds a line break or NUL: nothing was sent.")
                    { Rule = "header" });
    }
}
