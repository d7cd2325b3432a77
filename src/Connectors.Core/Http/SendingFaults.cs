using Connectors.Faults;

namespace Connectors.Http;

/// <summary>What a broken conversation means: nothing happened, it passes, or the outcome of a write is unknown.</summary>
internal static class SendingFaults
{
    /// <summary>The exception to throw.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="failure">What broke.</param>
    /// <param name="mayHaveArrived">Whether the vendor may have received it.</param>
    public static ConnectorException Of(HttpRequestMessage request, Exception failure, bool mayHaveArrived)
    {
        // Our own connect callback refused the address: the platform wraps it.
        if (failure.InnerException is ConnectorException refused)
            return refused;
        var what = $"{request.Method} {request.Route()} at {request.RequestUri?.Host}";
        var reason = Reason(failure);
        if (mayHaveArrived && !request.IsRepeatable())
            return new(new(FaultKind.InDoubt, $"{what} was sent and its outcome is unknown: {reason}. Look the record up before any repeat.") { Rule = "in-doubt" }, failure);
        if (failure is DamagedAnswerException { IsTooLarge: true })
            return new(new(FaultKind.LimitExceeded, $"{what}: {reason}. Ask for smaller pages or raise the bound.") { Rule = "max-response-bytes" }, failure);
        return new(new(FaultKind.Transient, $"{what} failed: {reason}.") { Rule = mayHaveArrived ? "answer" : "connect" }, failure);
    }

    /// <summary>Whether a failure came before a connection stood.</summary>
    public static bool IsBeforeConnection(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => true,
        _ => false,
    };

    private static string Reason(Exception failure) => failure switch
    {
        DamagedAnswerException => failure.Message,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"{http.HttpRequestError}",
        OperationCanceledException => "no answer in time",
        _ => failure.GetType().Name,
    };
}
