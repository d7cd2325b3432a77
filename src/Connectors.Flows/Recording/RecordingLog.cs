using Microsoft.Extensions.Logging;

namespace Connectors.Flows;

/// <summary>What recording logs.</summary>
internal static partial class RecordingLog
{
    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning,
        Message = "A recording of {Flow} for {Tenant} was not kept: {Reason}. The execution itself went on.")]
    public static partial void NotKept(ILogger log, string tenant, string flow, string reason);
}
