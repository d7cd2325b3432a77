using Connectors.Faults;
using Connectors.Tenancy;

namespace Connectors.Http;

/// <summary>What an answer means: the vendor's fault reader decides, then the rules that hold for every vendor.</summary>
internal sealed class AnswerFaults(IFaultReader reader, Redactor redactor, TimeProvider time)
{
    /// <summary>All faults, empty for a success.</summary>
    public ImmutableArray<Fault> Read(HttpRequestMessage request, HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var status = (int)response.StatusCode;
        var faults = status switch
        {
            >= 200 and < 300 when IsPage(request, response) =>
                [Defect("html", $"The vendor answered {status} with a web page in place of data: log-in, maintenance or a proxy stands in between.")],
            >= 200 and < 300 when request.IsRead() && DeclaredJson.BreachIn(response, body) is { } position =>
                [Defect("json", $"The vendor answered {status} with what it calls JSON and is none, at byte {position} of {body.Length}.")],
            >= 200 and < 300 or 304 => [],
            301 or 302 or 303 or 307 or 308 =>
                [Defect("redirect", $"The vendor answered {status}, a redirection, never followed: check account and endpoint of the connection.")],
            _ => reader.Read(status, HeadersOf(response), body),
        };
        if (faults.IsDefaultOrEmpty)
            return [];
        // Whatever an authenticator put on, registered or not: a vendor that echoes it must not bring it into a fault.
        redactor.Register(request.Headers.Authorization?.Parameter ?? "");
        var told = RetryAfter.Read(response.Headers, time.GetUtcNow());
        var inDoubt = !request.IsRepeatable() && MayHaveWritten(status, faults);
        return [.. faults.Select(fault => Complete(fault, told, inDoubt))];
    }

    public static IReadOnlyDictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            headers[name] = string.Join(", ", values);
        return headers;
    }

    private static Fault Defect(string rule, string message) => new(FaultKind.VendorDefect, message) { Rule = rule };

    private Fault Complete(Fault fault, TimeSpan? told, bool inDoubt)
    {
        if (inDoubt)
            fault = fault with { Kind = FaultKind.InDoubt, Message = $"A write was sent and its outcome is unknown: {fault.Message}" };
        if (fault.RetryAfter is null && fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExhausted or FaultKind.Transient)
            fault = fault with { RetryAfter = told };
        return redactor.Mask(fault);
    }

    /// <summary>A refusal for limits is made before the work; any other trouble at the vendor's side may come after it.</summary>
    private static bool MayHaveWritten(int status, ImmutableArray<Fault> faults) =>
        (status >= 500 || status == 408 || faults.Any(static fault => fault.Kind is FaultKind.VendorDefect or FaultKind.InDoubt))
        && !faults.All(static fault => fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExhausted);

    private static bool IsPage(HttpRequestMessage request, HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "text/html"
        && !request.Headers.Accept.Any(static accept => accept.MediaType is "text/html");
}
