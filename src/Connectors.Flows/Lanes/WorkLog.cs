using Microsoft.Extensions.Logging;

namespace Connectors.Flows;

/// <summary>What workers log. Lanes and faults only: no payload, no person.</summary>
internal static partial class WorkLog
{
    [LoggerMessage(3001, LogLevel.Error, "Worker {Owner} could not do its turn; it goes on with the next")]
    public static partial void TurnFailed(this ILogger log, Exception broken, string owner);

    [LoggerMessage(3002, LogLevel.Error, "The tenant directory could not be asked for flows; it is asked again")]
    public static partial void DirectoryFailed(this ILogger log, Exception broken);

    [LoggerMessage(3003, LogLevel.Warning, "A flow of tenant {Tenant} cannot begin: {Fault}")]
    public static partial void BindingRefused(this ILogger log, string tenant, string fault);

    [LoggerMessage(3004, LogLevel.Warning, "Lane {Lane} was taken over: fence {Fence} does not hold it any more")]
    public static partial void LeaseLost(this ILogger log, string lane, long fence);

    [LoggerMessage(3005, LogLevel.Warning, "Work in lane {Lane} broke off and is put off: {Fault}")]
    public static partial void WorkBroke(this ILogger log, string lane, string fault);
}
