using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata;

/// <summary>What an answer without success means for a write.</summary>
internal static class VendorRefusal
{
    /// <summary>A refusal of this record with all reasons.</summary>
    /// <exception cref="ConnectorException">Limits, authentication and passing trouble are no refusal of the record: this request wrote nothing, or
    /// it may be sent again.</exception>
    public static WriteResult.Refused Of(VendorResponse response) =>
        response.Faults.FirstOrDefault(fault => fault.Policy.IsRetryable || fault.Kind == FaultKind.Authentication) is { } passing
            ? throw new ConnectorException(passing)
            : new WriteResult.Refused(response.Faults);
}
