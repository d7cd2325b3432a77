using System.Text.RegularExpressions;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.NetSuite;

/// <summary>NetSuite's refusals: a list of error details, a token error, a script's error, or a page that is no JSON at all.</summary>
/// <remarks>Vendor texts are not passed on: they quote values. The labels of missing fields and the Error ID are taken out of them.</remarks>
internal sealed partial class NetSuiteFaults : IFaultReader
{
    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var errors = NetSuiteErrors.Read(body);
        return errors.IsEmpty ? [ByStatus(status)] : [.. errors.Select(error => Of(status, error))];
    }

    private static Fault Of(int status, NetSuiteError error)
    {
        // A limit may come as 400 and an ended token under any code: the stronger sign decides.
        var (kind, meaning) = status == 429 ? (FaultKind.RateLimited, "too many requests at once")
            : NetSuiteErrorCodes.Find(error) ?? (ByStatus(status).Kind, "an error that is not in our table");
        if (status == 401 && kind is not FaultKind.Authentication)
            (kind, meaning) = (FaultKind.Authentication, "the login is refused");

        return new Fault(kind, $"NetSuite refused with {error.Code}: {meaning}.{Missing(error)}")
        {
            VendorCode = error.Code,
            Path = error.Path,
            RequestId = ErrorId().Match(error.Detail) is { Success: true } id ? id.Groups["id"].Value : null,
        };
    }

    // Forms make fields mandatory that no mapping can know: their labels are what an administrator needs.
    private static string Missing(NetSuiteError error) =>
        MissingFields().Match(error.Detail) is { Success: true } fields ? $" Please fill: {fields.Groups["labels"].Value.Trim()}." : "";

    private static Fault ByStatus(int status)
    {
        var (kind, meaning) = status switch
        {
            401 => (FaultKind.Authentication, "not logged in"),
            403 => (FaultKind.Authorisation, "not allowed"),
            404 => (FaultKind.NotFound, "nothing at this address"),
            429 => (FaultKind.RateLimited, "too many requests at once"),
            408 or 425 or >= 500 => (FaultKind.Transient, "out of order or under maintenance"),
            409 or 412 => (FaultKind.Conflict, "the record does not fit any more"),
            413 => (FaultKind.LimitExceeded, "the body is too large (104 MB)"),
            405 or 406 or 415 => (FaultKind.Internal, "a request that NetSuite does not know"),
            _ => (FaultKind.VendorDefect, "an answer without an error code"),
        };
        return new Fault(kind, $"NetSuite answered {status}: {meaning}.") { VendorCode = $"HTTP_{status}" };
    }

    [GeneratedRegex("Error ID: (?<id>[A-Za-z0-9-]{4,40})", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"enter value\(s\) for: (?<labels>[A-Za-z0-9 ,/()_-]{1,200})", RegexOptions.CultureInvariant)]
    private static partial Regex MissingFields();
}
