using Connectors.Exchange;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>What a refused write means for whoever sent it. Pure.</summary>
public static class VendorRefusal
{
    /// <summary>The result of a write that the vendor did not accept.</summary>
    /// <param name="answer">An answer with faults.</param>
    /// <returns><c>InDoubt</c> when the vendor broke while it was at work, else <c>Refused</c> with all faults.</returns>
    /// <exception cref="ConnectorException">The request was not let in at all (credential, limits): nothing was written, and the fault says whether
    /// to come again.</exception>
    public static WriteResult Of(VendorResponse answer)
    {
        var first = answer.Faults[0];
        return first.Kind switch
        {
            FaultKind.Authentication or FaultKind.RateLimited or FaultKind.QuotaExhausted => throw new ConnectorException(first),
            FaultKind.Transient or FaultKind.VendorDefect or FaultKind.InDoubt => new WriteResult.InDoubt(first with { Kind = FaultKind.InDoubt }),
            _ => new WriteResult.Refused(answer.Faults),
        };
    }
}
