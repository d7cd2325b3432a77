using System.Text;
using System.Text.Unicode;
using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>Makes what a tape may know: headers by allow-list, every text masked.</summary>
internal sealed class TapeMask(Redactor redactor)
{
    private static readonly FrozenSet<string> OfRequests = FrozenSet.ToFrozenSet(
        ["Accept", "Content-Type", "If-Match", "If-Modified-Since", "If-None-Match", "Prefer", "SOAPAction", "Sforce-Query-Options"],
        StringComparer.OrdinalIgnoreCase);

    // What answers are read by: their kind, their time, where a record was made, where a page goes on, how long to wait, which request it was.
    private static readonly FrozenSet<string> OfAnswers = FrozenSet.ToFrozenSet(
        [
            "Content-Type", "Date", "ETag", "Last-Modified", "Link", "Location", "Retry-After", "RateLimit-Reason", "Sforce-Locator",
            "Sforce-NumberOfRecords", "X-Request-Id", "X-Correlation-Id", "X-NetSuite-Request-Id", "X-N-OperationId", "Sfdc-Request-Id",
            "ATL-TraceId", "X-Total-Count", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
        ],
        StringComparer.OrdinalIgnoreCase);

    public TapedRequest Of(Connection connection, HttpRequestMessage request, byte[] body)
    {
        var headers = request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default);
        var kept = headers.Where(header => OfRequests.Contains(header.Key)).Select(header => (header.Key, header.Value.ToString()));
        return new(connection.Settings.Name, request.Method.Method, request.Route(), redactor.Mask(request.RequestUri!.PathAndQuery), Masked(kept),
            Mask(body));
    }

    public TapedAnswer Of(HttpResponseMessage response, IReadOnlyCollection<string> more)
    {
        var kept = AnswerFaults.HeadersOf(response)
            .Where(header => OfAnswers.Contains(header.Key) || more.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => (header.Key, header.Value));
        return new((int)response.StatusCode, Masked(kept), Mask(WholeAnswer.Of(response).Body), null);
    }

    public TapedAnswer Of(Fault broken) => new(0, ImmutableSortedDictionary<string, string>.Empty, default, redactor.Mask(broken));

    /// <summary>A text of UTF-8, masked; what is no text stays as it is.</summary>
    public ReadOnlyMemory<byte> Mask(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return body.ToArray();
        var text = Encoding.UTF8.GetString(body.Span);
        var masked = redactor.Mask(text);
        return ReferenceEquals(masked, text) ? body.ToArray() : Encoding.UTF8.GetBytes(masked);
    }

    private ImmutableSortedDictionary<string, string> Masked(IEnumerable<(string Name, string Value)> headers)
    {
        var masked = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
            masked[name] = redactor.Mask(value);
        return masked.ToImmutable();
    }
}
