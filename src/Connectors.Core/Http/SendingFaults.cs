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
            return Broken(FaultKind.InDoubt, "in-doubt", $"{what} was sent, its outcome is unknown: {reason}. Look it up before a repeat.", failure);
        if (failure is DamagedAnswerException { IsTooLarge: true })
            return Broken(FaultKind.LimitExceeded, "max-response-bytes", $"{what}: {reason}. Ask for smaller pages or raise the bound.", failure);
        return Broken(FaultKind.Transient, mayHaveArrived ? "answer" : "connect", $"{what} failed: {reason}.", failure);
    }

    /// <summary>Whether a failure came before a connection stood.</summary>
    public static bool IsBeforeConnection(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
    };

    private static ConnectorException Broken(FaultKind kind, string rule, string message, Exception failure) =>
        new(new(kind, message) { Rule = rule }, failure);

    private static string Reason(Exception failure) => failure switch
    {
        DamagedAnswerException => failure.Message,
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http => $"{http.HttpRequestError}",
        OperationCanceledException => "no answer in time",
        _ => failure.GetType().Name,
    };
}
