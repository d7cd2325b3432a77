using Connectors.Faults;

namespace Connectors.Salesforce;

/// <summary>What Salesforce's codes mean.</summary>
/// <remarks>https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm</remarks>
internal static class SalesforceErrorCodes
{
    private static readonly FrozenDictionary<string, (FaultKind Kind, string Meaning)> Table = new Dictionary<string, (FaultKind, string)>
    {
        ["INVALID_SESSION_ID"] = (FaultKind.Authentication, "the session has ended or was never valid"),
        ["INVALID_AUTH_HEADER"] = (FaultKind.Authorisation, "the authorisation header is not accepted"),
        ["API_DISABLED_FOR_ORG"] = (FaultKind.Authorisation, "this edition has no API access"),
        ["API_CURRENTLY_DISABLED"] = (FaultKind.Authorisation, "the API is switched off for this user"),
        ["INSUFFICIENT_ACCESS"] = (FaultKind.Authorisation, "the integration user may not do this"),
        ["INSUFFICIENT_ACCESS_OR_READONLY"] = (FaultKind.Authorisation, "the integration user may not change this record"),
        ["FUNCTIONALITY_NOT_ENABLED"] = (FaultKind.Authorisation, "the feature is not switched on in this org"),
        ["NOT_FOUND"] = (FaultKind.NotFound, "no such record, object or external id field"),
        ["ENTITY_IS_DELETED"] = (FaultKind.NotFound, "the record is deleted"),
        ["INVALID_CROSS_REFERENCE_KEY"] = (FaultKind.NotFound, "a record that this one points to does not exist or is hidden"),
        ["INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY"] = (FaultKind.NotFound, "a record that this one points to is hidden from our user"),
        ["MALFORMED_ID"] = (FaultKind.TargetInvalid, "an id has the wrong form"),
        ["MALFORMED_QUERY"] = (FaultKind.Internal, "the query is not understood"),
        ["INVALID_FIELD"] = (FaultKind.SchemaDrift, "the object has no such field, or our user may not see it"),
        ["INVALID_TYPE"] = (FaultKind.SchemaDrift, "the org has no such object, or our user may not see it"),
        ["INVALID_QUERY_FILTER_OPERATOR"] = (FaultKind.SchemaDrift, "a field cannot be filtered like this"),
        ["INVALID_QUERY_LOCATOR"] = (FaultKind.Stale, "the query's position is forgotten"),
        ["INVALID_LOCATOR"] = (FaultKind.Stale, "the place in a bulk query's results is forgotten"),
        ["INVALIDJOB"] = (FaultKind.Internal, "the bulk query is not understood"),
        ["INVALIDJOBSTATE"] = (FaultKind.Stale, "the bulk query is in another state"),
        ["INVALIDVERSION"] = (FaultKind.Stale, "the bulk query was made with another version of the API"),
        ["API_ERROR"] = (FaultKind.Unsupported, "the object or a column has no bulk queries"),
        ["FEATURENOTENABLED"] = (FaultKind.Unsupported, "bulk queries are not switched on"),
        ["INVALIDENTITY"] = (FaultKind.Unsupported, "the object has no bulk queries"),
        ["JSON_PARSER_ERROR"] = (FaultKind.TargetInvalid, "a value has the wrong type for its field"),
        ["REQUIRED_FIELD_MISSING"] = (FaultKind.TargetInvalid, "required fields are empty"),
        ["FIELD_CUSTOM_VALIDATION_EXCEPTION"] = (FaultKind.TargetInvalid, "a validation rule of the org says no (Setup, Object Manager)"),
        ["FIELD_INTEGRITY_EXCEPTION"] = (FaultKind.TargetInvalid, "a value does not fit the others"),
        ["STRING_TOO_LONG"] = (FaultKind.TargetInvalid, "a text is longer than its field"),
        ["NUMBER_OUTSIDE_VALID_RANGE"] = (FaultKind.TargetInvalid, "a number is outside its field's range"),
        ["INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"] = (FaultKind.TargetInvalid, "a value is not in its picklist: add it to the value table"),
        ["INVALID_EMAIL_ADDRESS"] = (FaultKind.TargetInvalid, "an e-mail address is none"),
        ["FIELD_FILTER_VALIDATION_EXCEPTION"] = (FaultKind.TargetInvalid, "a look-up filter refuses a reference"),
        ["INVALID_FIELD_FOR_INSERT_UPDATE"] = (FaultKind.TargetInvalid, "a read-only field was sent"),
        ["STANDARD_PRICE_NOT_DEFINED"] = (FaultKind.TargetInvalid, "the product has no standard price"),
        ["CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"] = (FaultKind.TargetInvalid, "code of the org says no"),
        ["APEX_ERROR"] = (FaultKind.TargetInvalid, "code of the org failed"),
        ["STORAGE_LIMIT_EXCEEDED"] = (FaultKind.QuotaExhausted, "the org's storage is full"),
        ["DUPLICATES_DETECTED"] = (FaultKind.Duplicate, "a duplicate rule of the org says no: link or merge the records"),
        ["DUPLICATE_VALUE"] = (FaultKind.Duplicate, "a unique value is taken"),
        ["DUPLICATE_EXTERNAL_ID"] = (FaultKind.Duplicate, "several records hold the same external id"),
        ["UNABLE_TO_LOCK_ROW"] = (FaultKind.Conflict, "someone else is changing the record or its parent"),
        ["QUERY_TIMEOUT"] = (FaultKind.Transient, "the query took too long"),
        ["OPERATION_TOO_LARGE"] = (FaultKind.LimitExceeded, "the query touches too many rows"),
        ["SERVER_UNAVAILABLE"] = (FaultKind.Transient, "the server is busy"),
        ["UNKNOWN_EXCEPTION"] = (FaultKind.Transient, "an error inside Salesforce"),
        ["METHOD_NOT_ALLOWED"] = (FaultKind.Internal, "the resource has no such method"),
        ["UNSUPPORTED_MEDIA_TYPE"] = (FaultKind.Internal, "the body's type is not accepted"),
        ["REQUEST_LIMIT_EXCEEDED"] = (FaultKind.QuotaExhausted, "the requests of the last 24 hours are used up"),
        ["invalid_grant"] = (FaultKind.Authentication, "the login is refused: check the run-as user of the external client app and the My Domain"),
        ["invalid_client"] = (FaultKind.Authentication, "client id and secret do not fit"),
        ["invalid_client_id"] = (FaultKind.Authentication, "the client id is unknown"),
        ["invalid_app_access"] = (FaultKind.Authorisation, "an administrator has not approved the app for this user"),
        ["unsupported_grant_type"] = (FaultKind.Configuration, "the client credentials flow is not switched on for the app"),
        ["inactive_user"] = (FaultKind.Authorisation, "the run-as user is inactive"),
        ["inactive_org"] = (FaultKind.Authorisation, "the org is inactive"),
        ["rate_limit_exceeded"] = (FaultKind.RateLimited, "too many logins"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What an error means, null for a code that is not in the table.</summary>
    public static (FaultKind Kind, string Meaning)? Find(SalesforceError error) => error switch
    {
        { Code: "REQUEST_LIMIT_EXCEEDED" } when Says(error, "ConcurrentRequests") => (FaultKind.RateLimited, "too many long calls at once"),
        { Code: "invalid_grant" } when Says(error, "login rate exceeded") => (FaultKind.RateLimited, "too many logins"),

        // A new token does not help against these two; renewing for them would go on for ever.
        { Code: "INVALID_SESSION_ID" } when Says(error, "not valid for use with the REST API") || Says(error, "not attached to Agent") =>
            (FaultKind.Authorisation, "the app's scopes do not cover the REST API"),

        // A trigger's text may hide a lock, which passes.
        { Code: "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" or "APEX_ERROR" } when Says(error, "UNABLE_TO_LOCK_ROW") =>
            (FaultKind.Conflict, "code of the org met a locked record"),
        _ => Table.TryGetValue(error.Code, out var row) ? row : null,
    };

    private static bool Says(SalesforceError error, string words) => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
