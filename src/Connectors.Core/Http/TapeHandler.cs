using System.Net;
using Connectors.Adapters;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Lets the tape of a request hear each attempt, or answer it. Stands before authentication, so that what it sees holds no secret, and
/// inside the retries, so that every answer that counted is there: what happens below (tokens, budgets, breakers, sockets) belongs to the
/// process.</summary>
internal sealed class TapeHandler(Connection connection, AnswerFaults faults, TapeMask mask) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(RequestTraits.Tape, out var tape))
            return await base.SendAsync(request, cancellationToken);
        var taped = await TapedAsync(request, cancellationToken);
        if (tape.Find(taped, out var number) is { } known)
            return Answer(request, known);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            tape.Keep(number, taped, mask.Of(response, tape.MoreHeaders));
            return response;
        }
        catch (ConnectorException broken)
        {
            tape.Keep(number, taped, mask.Of(broken.Fault));
            throw;
        }
    }

    /// <remarks>Taken once for all attempts: an authenticator may put a secret into the body, and a later attempt would show it.</remarks>
    private async ValueTask<TapedRequest> TapedAsync(HttpRequestMessage request, CancellationToken ct)
    {
        if (request.Options.TryGetValue(RequestTraits.Taped, out var taped))
            return taped;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(ct);
        taped = mask.Of(connection, request, body);
        request.Options.Set(RequestTraits.Taped, taped);
        return taped;
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, TapedAnswer known)
    {
        if (known.Broken is { } broken)
            throw new ConnectorException(broken);
        var response = new HttpResponseMessage((HttpStatusCode)known.Status) { RequestMessage = request, Content = new ByteArrayContent([]) };
        foreach (var (name, value) in known.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        WholeAnswer.Put(response, known.Body, faults.Read(request, response, known.Body));
        return response;
    }
}
