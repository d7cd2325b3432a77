using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.AspNetCore;

/// <summary>What the endpoints tell. Nothing of what was delivered stands in it.</summary>
internal static partial class EndpointLog
{
    [LoggerMessage(4001, LogLevel.Warning, "A webhook came to an address that is none of ours")]
    public static partial void NoAddress(this ILogger log);

    [LoggerMessage(4002, LogLevel.Warning, "A webhook for connection {Connection} of tenant {Tenant} was refused by rule {Rule}: {Status}")]
    public static partial void Refused(this ILogger log, string tenant, string connection, string? rule, int status);

    [LoggerMessage(4003, LogLevel.Error,
        "A webhook for connection {Connection} of tenant {Tenant} could not be stored: {Fault}; it will be delivered again")]
    public static partial void NotTaken(this ILogger log, string tenant, string connection, FaultKind fault);
}
