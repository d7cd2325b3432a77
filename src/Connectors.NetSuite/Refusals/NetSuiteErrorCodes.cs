using Connectors.Faults;

namespace Connectors.NetSuite;

/// <summary>What NetSuite's codes mean. Status and code decide; only <c>USER_ERROR</c> has so many meanings that its text is looked at.</summary>
internal static class NetSuiteErrorCodes
{
    private static readonly FrozenDictionary<string, (FaultKind Kind, string Meaning)> Table = new Dictionary<string, (FaultKind, string)>
    {
        ["INVALID_LOGIN"] = (FaultKind.Authentication, "the login is refused; the reason stands only in NetSuite's Login Audit Trail"),
        ["invalid_token"] = (FaultKind.Authentication, "the token has ended or was never valid"),
        ["invalid_client"] = (FaultKind.Authentication, "client id, certificate and signature do not fit; a sandbox refresh unmaps certificates"),
        ["invalid_grant"] = (FaultKind.Authentication, "the assertion is refused: check certificate id, role and clock"),
        ["invalid_request"] = (FaultKind.Configuration, "the token request is malformed"),
        ["invalid_scope"] = (FaultKind.Configuration, "the integration record does not allow REST web services"),
        ["unsupported_grant_type"] = (FaultKind.Configuration, "client credentials are not switched on for the integration record"),
        ["INSUFFICIENT_PERMISSION"] = (FaultKind.Authorisation, "the role may not do this"),
        ["NONEXISTENT_ID"] = (FaultKind.NotFound, "no such record"),
        ["RCRD_DSNT_EXIST"] = (FaultKind.NotFound, "no such record"),
        ["NOT_FOUND"] = (FaultKind.Configuration, "no such record type, or its feature is switched off"),
        ["INVALID_URL"] = (FaultKind.Configuration, "no such record type, or its feature is switched off"),
        ["CONCURRENCY_LIMIT_EXCEEDED"] = (FaultKind.RateLimited, "too many requests of all integrations at once"),
        ["SSS_REQUEST_LIMIT_EXCEEDED"] = (FaultKind.RateLimited, "too many requests to scripts at once"),
        ["RCRD_HAS_BEEN_CHANGED"] = (FaultKind.Conflict, "someone else changed the record"),
        ["DUP_RCRD"] = (FaultKind.Duplicate, "such a record exists"),
        ["UNIQUE_CUST_ID_REQD"] = (FaultKind.Duplicate, "the customer id is taken"),
        ["IDEMPOTENCY_ERROR"] = (FaultKind.Duplicate, "the same request was sent before"),
        ["INVALID_CONTENT"] = (FaultKind.TargetInvalid, "a field or its value is not accepted"),
        ["INVALID_FLD_VALUE"] = (FaultKind.TargetInvalid, "a value is not accepted"),
        ["INVALID_KEY_OR_REF"] = (FaultKind.TargetInvalid, "a record that this one points to does not exist or does not fit"),
        ["USER_ERROR"] = (FaultKind.TargetInvalid, "a rule of NetSuite or of the form says no"),
        ["INVALID_REQUEST"] = (FaultKind.Internal, "the request is malformed"),
        ["INVALID_HEADER"] = (FaultKind.Internal, "a header is missing or wrong"),
        ["INVALID_PARAMETER"] = (FaultKind.SchemaDrift, "a statement names a table or column that does not exist or is hidden from the role"),
        ["METHOD_NOT_ALLOWED"] = (FaultKind.Internal, "the resource has no such method"),
        ["UNSUPPORTED_MEDIA_TYPE"] = (FaultKind.Internal, "the body's type is not accepted"),
        ["UNEXPECTED_ERROR"] = (FaultKind.Transient, "an error inside NetSuite"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an error means, null for a code that is not in the table.</summary>
    public static (FaultKind Kind, string Meaning)? Find(NetSuiteError error) => error switch
    {
        { Code: "USER_ERROR" } when Says(error, "already exists") => (FaultKind.Duplicate, "such a record exists"),
        { Code: "USER_ERROR" } when Says(error, "period") && (Says(error, "closed") || Says(error, "locked")) =>
            (FaultKind.TargetInvalid, "the accounting period is closed: finance chooses the next open one or opens it"),
        { Code: "USER_ERROR" } when Says(error, "has already been billed") || Says(error, "time that has been billed") =>
            (FaultKind.TargetInvalid, "it has been billed already and can no longer be changed"),
        { Code: "USER_ERROR" } when Says(error, "Record has been changed") => (FaultKind.Conflict, "someone else changed the record"),
        _ => Table.TryGetValue(error.Code, out var row) ? row : null,
    };

    private static bool Says(NetSuiteError error, string words) => error.Detail.Contains(words, StringComparison.OrdinalIgnoreCase);
}
