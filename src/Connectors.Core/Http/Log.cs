using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>All log messages of the pipeline. Ids are stable; no message holds a path, query, header, body or secret.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "{Connection}: {Method} {Route} ended with {Status}, fault {Fault}, after {Milliseconds} ms")]
    public static partial void RequestEnded(
        this ILogger log, string connection, string method, string route, int status, string fault, long milliseconds);

    [LoggerMessage(2002, LogLevel.Debug,
        "{Connection}: attempt {Method} {Route} at {Host} answered {Status} in {Milliseconds} ms, request id {RequestId}")]
    public static partial void AttemptAnswered(
        this ILogger log, string connection, string method, string route, string host, int status, long milliseconds, string requestId);

    [LoggerMessage(2003, LogLevel.Debug, "{Connection}: attempt {Method} {Route} at {Host} failed as {Fault} in {Milliseconds} ms")]
    public static partial void AttemptFailed(
        this ILogger log, string connection, string method, string route, string host, FaultKind fault, long milliseconds);

    [LoggerMessage(2004, LogLevel.Information, "{Method} {Route} is tried again as attempt {Attempt} in {Milliseconds} ms after {Fault}")]
    public static partial void Retrying(this ILogger log, string method, string route, int attempt, long milliseconds, FaultKind fault);

    [LoggerMessage(2005, LogLevel.Warning, "{Connection}: breaker is {State}")]
    public static partial void BreakerChanged(this ILogger log, string connection, string state);

    [LoggerMessage(2006, LogLevel.Warning, "{Connection}: the vendor refused {Route} as {Fault}, its budget is lowered, told wait {Seconds} s")]
    public static partial void BudgetLowered(this ILogger log, string connection, string route, FaultKind fault, long seconds);

    [LoggerMessage(2007, LogLevel.Warning, "{Connection}: for the vendor's slow or failed answers the limit of calls at once is {Turn}, {Limit}")]
    public static partial void ConcurrencyAdapted(this ILogger log, string connection, string turn, int limit);

    [LoggerMessage(2008, LogLevel.Debug, "{Connection}: the limit of calls at once is {Turn}, {Limit}")]
    public static partial void ConcurrencyMoved(this ILogger log, string connection, string turn, int limit);

    [LoggerMessage(2009, LogLevel.Warning, "The store of the shared budgets cannot be reached ({Failure}): calls wait when what was booked is used")]
    public static partial void BudgetsAway(this ILogger log, string failure);

    [LoggerMessage(2010, LogLevel.Information, "The store of the shared budgets can be reached again")]
    public static partial void BudgetsReached(this ILogger log);
}
