using System.Text.RegularExpressions;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Salesforce;

/// <summary>Salesforce's refusals: an array of errors, a token error, a list of addresses (300), or a page that is no JSON at all.</summary>
/// <remarks>Vendor texts are not passed on: they quote values. They are looked at only where one code has several meanings.</remarks>
internal sealed partial class SalesforceFaults : IFaultReader
{
    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var errors = SalesforceErrors.Read(body);
        return errors.IsEmpty ? [ByStatus(status)] : [.. errors.Select(error => Of(status, error))];
    }

    private static Fault Of(int status, SalesforceError error)
    {
        var (kind, meaning) = SalesforceErrorCodes.Find(error) ?? (ByStatus(status).Kind, "an error that is not in our table");
        return new Fault(kind, $"Salesforce refused with {error.Code}: {meaning}.{Blame(error)}")
        {
            VendorCode = error.Code,
            Path = error.Fields.Length > 0 ? "/" + error.Fields[0] : MissingColumn(error),
            RequestId = ErrorId().Match(error.Message) is { Success: true } id ? id.Groups["name"].Value : null,
        };
    }

    private static string Blame(SalesforceError error)
    {
        if (error.Fields.Length > 0)
            return $" Fields: {string.Join(", ", error.Fields)}.";

        // The id of the record that holds the value: with it the record can be linked instead of made again.
        return error.Code == "DUPLICATE_VALUE" && HolderId().Match(error.Message) is { Success: true } holder
            ? $" It is held by {holder.Groups["name"].Value}."
            : "";
    }

    private static string? MissingColumn(SalesforceError error) =>
        error.Code == "INVALID_FIELD" && Column().Match(error.Message) is { Success: true } column ? "/" + column.Groups["name"].Value : null;

    private static Fault ByStatus(int status)
    {
        var (kind, meaning) = status switch
        {
            300 => (FaultKind.Duplicate, "several records hold the same external id: make the field unique and merge them"),
            401 => (FaultKind.Authentication, "not logged in"),
            403 => (FaultKind.Authorisation, "not allowed"),
            404 => (FaultKind.NotFound, "nothing at this address"),
            408 or 425 or 429 or >= 500 => (FaultKind.Transient, "out of order or under maintenance"),
            409 or 412 => (FaultKind.Conflict, "the record or version does not fit any more"),
            414 or 431 => (FaultKind.LimitExceeded, "address or headers are too long (16,384 bytes): map fewer fields"),
            420 => (FaultKind.Configuration, "this org is gone"),
            405 or 406 or 415 => (FaultKind.Internal, "a request that Salesforce does not know"),
            _ => (FaultKind.VendorDefect, "an answer without an error code"),
        };
        return new Fault(kind, $"Salesforce answered {status}: {meaning}.") { VendorCode = $"HTTP_{status}" };
    }

    [GeneratedRegex(@"No such column '(?<name>[A-Za-z][A-Za-z0-9_]{0,254})'", RegexOptions.CultureInvariant)]
    private static partial Regex Column();

    [GeneratedRegex("record with id: (?<name>[A-Za-z0-9]{15,18})", RegexOptions.CultureInvariant)]
    private static partial Regex HolderId();

    [GeneratedRegex(@"ErrorId[^0-9]{0,80}(?<name>[0-9][0-9-]{3,40})", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorId();
}
