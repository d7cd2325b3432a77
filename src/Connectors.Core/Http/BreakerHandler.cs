using Connectors.Adapters;
using Connectors.Faults;
using Microsoft.Extensions.Logging;

namespace Connectors.Http;

/// <summary>Refuses at once while the connection's breaker is open.</summary>
internal sealed class BreakerHandler(Connection connection, Breaker breaker, ILogger log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (breaker.Enter() is { } left)
            throw new ConnectorException(new(
                FaultKind.Transient,
                $"Connection {connection} rests after repeated faults of the vendor: the next probe is in {left.TotalSeconds:0} s.")
            { Rule = "breaker", RetryAfter = left });
        bool? failed = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            failed = WholeAnswer.FaultsOf(response).Any(static fault => IsVendorTrouble(fault));
            return response;
        }
        catch (ConnectorException failure)
        {
            failed = IsVendorTrouble(failure.Fault) ? true : null;
            throw;
        }
        finally
        {
            if (breaker.Leave(failed) is { } opened)
            {
                var state = opened ? "open" : "closed";
                Telemetry.BreakerChanged(connection, state);
                log.BreakerChanged(connection.ToString(), state);
            }
        }
    }

    /// <summary>Whether a fault tells that the vendor does not work as it should.</summary>
    public static bool IsVendorTrouble(Fault fault) => fault.Kind is FaultKind.Transient or FaultKind.InDoubt;
}
