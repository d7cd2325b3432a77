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
            throw new ConnectorException(Rests(left));
        bool? failed = null;
        FaultKind? refusal = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            var faults = WholeAnswer.FaultsOf(response);
            failed = faults.Any(static fault => IsVendorTrouble(fault));
            refusal = faults.Select(RefusalIn).FirstOrDefault(static kind => kind is not null);
            return response;
        }
        catch (ConnectorException failure)
        {
            refusal = RefusalIn(failure.Fault);
            failed = refusal is not null ? false : IsVendorTrouble(failure.Fault) ? true : null;
            throw;
        }
        finally
        {
            if (breaker.Leave(failed, refusal) is { } opened)
            {
                var state = opened ? "open" : "closed";
                Telemetry.BreakerChanged(connection, state);
                log.BreakerChanged(connection.ToString(), state);
            }
        }
    }

    /// <summary>Whether a fault tells that the vendor does not work as it should.</summary>
    public static bool IsVendorTrouble(Fault fault) => fault.Kind is FaultKind.Transient or FaultKind.InDoubt;

    private static FaultKind? RefusalIn(Fault fault) => fault.Kind is FaultKind.Authentication or FaultKind.Authorisation ? fault.Kind : null;

    private Fault Rests(TimeSpan left)
    {
        var why = breaker.Reason switch
        {
            FaultKind.Authentication => "since its login is refused, until it is renewed",
            FaultKind.Authorisation => "since it lacks rights to everything it asked for, until they are given back",
            _ => "after repeated faults of the vendor",
        };
        return new(breaker.Reason, $"Connection {connection} rests {why}: the next probe is in {left.TotalSeconds:0} s.")
        { Rule = "breaker", RetryAfter = left };
    }
}
