using System.Text;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Workday;

/// <summary>
/// Workday's refusals. The body decides before the status: services answer 500 for a wrong password and a wrong field alike. SOAP faults in three
/// shapes, REST and OAuth errors, pages for people, and nothing at all.
/// </summary>
/// <remarks>What quotes a value or an address in a vendor's text is masked.</remarks>
internal sealed class WorkdayFaults : IFaultReader
{
    private const int Head = 16 * 1024;

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (WorkdayXml.IsMarkup(body.Span))
            return SoapFault.Find(body) is { } fault ? SoapFaultKinds.Of(fault) : IsPage(body) ? [Page(status)] : [ByStatus(status)];
        var errors = RestErrors.Read(status, body);
        return errors.IsEmpty ? [ByStatus(status)] : errors;
    }

    /// <summary>A fault that came under a status of success; empty for all other answers.</summary>
    public static ImmutableArray<Fault> InAccepted(ReadOnlyMemory<byte> body)
    {
        var head = body.Span[..Math.Min(body.Length, Head)];
        return (head.IndexOf(":Fault"u8) >= 0 || head.IndexOf("<Fault"u8) >= 0) && SoapFault.Find(body) is { } fault ? SoapFaultKinds.Of(fault) : [];
    }

    internal static Fault ByStatus(int status)
    {
        var (kind, meaning) = status switch
        {
            401 => (FaultKind.Authentication, "not logged in"),
            403 => (FaultKind.Authorisation, "the user or API client may not do this"),
            404 => (FaultKind.NotFound, "nothing at this address"),
            429 => (FaultKind.RateLimited, "too many requests"),
            408 or 425 or >= 500 => (FaultKind.Transient, "out of order, under maintenance or asked too much"),
            409 or 412 => (FaultKind.Conflict, "the record does not fit any more"),
            413 => (FaultKind.LimitExceeded, "the body is too large"),
            400 or 422 => (FaultKind.TargetInvalid, "the request is refused without a reason"),
            _ => (FaultKind.VendorDefect, "an answer without a reason"),
        };
        return new Fault(kind, $"Workday answered {status}: {meaning}.") { VendorCode = $"HTTP_{status}" };
    }

    private static Fault Page(int status) => status is 429 or >= 500
        ? ByStatus(status)
        : new Fault(
            FaultKind.Configuration,
            $"Workday answered {status} with a page for people: check the connection's host (the services host, not that of the pages) and tenant.")
        { Rule = "html", VendorCode = $"HTTP_{status}" };

    private static bool IsPage(ReadOnlyMemory<byte> body) =>
        Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 1024)]).Contains("<html", StringComparison.OrdinalIgnoreCase);
}
