using Connectors.Adapters;
using Connectors.Faults;
using Connectors.Tenancy;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Writes one line for each attempt on the wire: route, status, duration, host and the vendor's request id. Never a path, query, header or
/// body.</summary>
internal sealed class RecorderHandler(Connection connection, Redactor redactor, TimeProvider time, ILogger log) : DelegatingHandler
{
    // The allow-list of answer headers: ids that vendors ask for in support cases.
    private static readonly ImmutableArray<string> RequestIds =
        ["X-Request-Id", "X-Correlation-Id", "X-NetSuite-Request-Id", "X-N-OperationId", "Sfdc-Request-Id", "ATL-TraceId"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var begin = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            log.AttemptAnswered(
                connection.ToString(), request.Method.Method, request.Route(), request.RequestUri!.IdnHost, (int)response.StatusCode,
                (long)time.GetElapsedTime(begin).TotalMilliseconds, redactor.Mask(RequestIdOf(response)));
            return response;
        }
        catch (ConnectorException failure)
        {
            log.AttemptFailed(
                connection.ToString(), request.Method.Method, request.Route(), request.RequestUri!.IdnHost, failure.Fault.Kind,
                (long)time.GetElapsedTime(begin).TotalMilliseconds);
            throw;
        }
    }

    /// <remarks>A vendor, or a proxy before it, may put into this header what we sent: the caller masks it.</remarks>
    private static string RequestIdOf(HttpResponseMessage response)
    {
        foreach (var name in RequestIds)
            if (response.Headers.TryGetValues(name, out var values) && values.First() is { Length: > 0 and <= 128 } id && id.All(IsIdCharacter))
                return id;
        return "-";
    }

    private static bool IsIdCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '=' or '/' or '+';
}
