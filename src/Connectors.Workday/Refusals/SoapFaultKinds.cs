using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>What SOAP faults mean. The code decides, then the words that are stable; they are English only while the user's locale is
/// en_US.</summary>
internal static partial class SoapFaultKinds
{
    /// <summary>Rule of a fault about an id that names nothing.</summary>
    public const string InvalidId = "invalid-id";

    public static ImmutableArray<Fault> Of(SoapFault fault) => fault.Errors.IsEmpty
        ? [Of(fault, new SoapError(fault.Text, null))]
        : [.. fault.Errors.Select(error => Of(fault, error.Message.Length > 0 ? error : error with { Message = fault.Text }))];

    private static Fault Of(SoapFault fault, SoapError error)
    {
        var (kind, meaning) = Meaning(fault, error);
        return new Fault(kind, $"Workday: {meaning}{(meaning.Length > 0 ? " " : "")}{VendorText.Shown(error.Message)}")
        {
            VendorCode = CodeForm().IsMatch(fault.Code) ? fault.Code : null,
            Path = FieldPath.Of(error.Xpath),
            Rule = IsInvalidId(error) ? InvalidId : null,
            ValueClass = InvalidIdType().Match(error.Message) is { Success: true } type ? type.Groups["type"].Value : null,
        };
    }

    private static (FaultKind Kind, string Meaning) Meaning(SoapFault fault, SoapError error)
    {
        if (fault.Code.EndsWith("authenticationError", StringComparison.OrdinalIgnoreCase) || Says(error, "invalid username or password"))
            return (FaultKind.Authentication, "the login is refused; it is not tried again, because tries lock the user.");
        if (Says(error, "not authorized"))
        {
            return (FaultKind.Authorisation, "the integration user lacks the domain or business process policy of this operation, or its kind of "
                + "account may not use it; after a change of policies activate the pending ones.");
        }

        if (Says(error, "web service or version is invalid"))
        {
            return (FaultKind.Configuration,
                "the operation is not in this service or version, or the service is not licensed: check the setting version.");
        }

        if (IsInvalidId(error))
            return (IsOwn(error) ? FaultKind.NotFound : FaultKind.MissingReference, "an id names nothing here.");
        if (Says(error, "already exists") || Says(error, "must be unique") || Says(error, "already in use"))
            return (FaultKind.Duplicate, "");
        if (fault.IsProcessing || fault.Code.EndsWith("processingError", StringComparison.OrdinalIgnoreCase))
            return (Processing(error), "");
        return (FaultKind.TargetInvalid, "");
    }

    private static FaultKind Processing(SoapError error) =>
        Says(error, "another user") ? FaultKind.Conflict
        : Says(error, "timeout") || Says(error, "timed out") || Says(error, "lock") || Says(error, "try again") ? FaultKind.Transient
        : FaultKind.TargetInvalid;

    // The record itself is named where a request says what it is about; everywhere else an id points to another record.
    private static bool IsOwn(SoapError error) => error.Xpath is { } path
        && (path.Contains("Request_References", StringComparison.Ordinal) || OwnReference().IsMatch(path));

    private static bool IsInvalidId(SoapError error) => Says(error, "Invalid ID value") || Says(error, "not a valid ID value");

    private static bool Says(SoapError error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.]{0,79}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();

    [GeneratedRegex("type = '(?<type>[A-Za-z0-9_-]{1,100})'", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InvalidIdType();

    [GeneratedRegex(@"_Request(?:\[1\])?/(?:[a-z]+:)?Project_Reference", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OwnReference();
}
