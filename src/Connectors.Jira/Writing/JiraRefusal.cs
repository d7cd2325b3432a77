using Connectors.Exchange;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Jira;

/// <summary>What a refused write means.</summary>
internal static class JiraRefusal
{
    /// <summary>In doubt when the vendor broke at work; refused with all faults otherwise.</summary>
    /// <exception cref="ConnectorException">Limits, authentication and passing trouble are no refusal of this record: nothing was written, or it may
    /// be sent again.</exception>
    public static WriteResult Of(VendorResponse answer) =>
        answer.Faults.FirstOrDefault(static fault => fault.Kind == FaultKind.InDoubt) is { } doubt ? new WriteResult.InDoubt(doubt)
        : answer.Faults.FirstOrDefault(static fault => fault.Policy.IsRetryable || fault.Kind == FaultKind.Authentication) is { } passing
            ? throw new ConnectorException(passing)
            : new WriteResult.Refused(answer.Faults);

    public static WriteResult.Refused Because(FaultKind kind, string message, string? path = null) => new([new Fault(kind, message) { Path = path }]);
}
