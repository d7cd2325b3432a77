using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Error bodies outside the query language, with the vendor's texts and status codes.</summary>
internal static class SalesforceErrors
{
    public static SalesforceRefusedException Session() => new(401, "INVALID_SESSION_ID", "Session expired or invalid", null);

    public static SalesforceRefusedException RequestLimit() => new(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null);

    public static SalesforceRefusedException NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist", null);

    public static SalesforceRefusedException NoKey(string name) =>
        new(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name, null);

    public static SalesforceRefusedException Method(string method, params string[] allowed) =>
        new(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{method}' not allowed. Allowed are {string.Join(',', allowed)}", null);

    public static SalesforceRefusedException MediaType(string type) =>
        new(415, "UNSUPPORTED_MEDIA_TYPE", $"Content-Type header specified in HTTP request is not supported: {type}", null);

    public static SalesforceRefusedException Deleted() => new(404, "ENTITY_IS_DELETED", "entity is deleted", []);

    /// <summary>The body is no JSON, or a value has the wrong JSON type.</summary>
    public static SalesforceRefusedException Json(string message) => new(400, "JSON_PARSER_ERROR", message, null);

    public static SalesforceRefusedException WrongJson(string type, JsonNode value) => Json(
        $"Cannot deserialize instance of {type} from VALUE_{value.GetValueKind().ToString().ToUpperInvariant()} "
        + $"value {value.ToJsonString().Trim('"')} or request may be missing a required field at [line:1, column:2]");

    public static SalesforceRefusedException Locator() => new(400, "INVALID_QUERY_LOCATOR", "invalid query locator", null);

    public static SalesforceRefusedException UnknownField(string name, string type) =>
        new(400, "INVALID_FIELD", $"No such column '{name}' on sobject of type {type}", null);

    public static SalesforceRefusedException IdInBody() =>
        new(400, "INVALID_FIELD", "The Id field should not be specified in the sobject data.", ["Id"]);

    public static SalesforceRefusedException KeyInBody(string field) =>
        new(400, "INVALID_FIELD", $"The {field} field should not be specified in the sobject data.", [field]);

    public static SalesforceRefusedException ReadOnly(string field) => new(400, "INVALID_FIELD_FOR_INSERT_UPDATE",
        $"Unable to create/update fields: {field}. Please check the security settings of this field and verify that it is read/write "
        + "for your profile or permission set.", [field]);

    public static SalesforceRefusedException Required(params string[] fields) =>
        new(400, "REQUIRED_FIELD_MISSING", $"Required fields are missing: [{string.Join(", ", fields)}]", fields);

    /// <summary>The vendor's sample shows the value cut after four characters.</summary>
    public static SalesforceRefusedException TooLong(SalesforceField field, string value) => new(400, "STRING_TOO_LONG",
        $"{field.Label}: data value too large: {value[..Math.Min(4, value.Length)]}... (max length={field.Length})", [field.Name]);

    public static SalesforceRefusedException OutsideRange(SalesforceField field, string value) =>
        new(400, "NUMBER_OUTSIDE_VALID_RANGE", $"{field.Label}: value outside of valid range on numeric field: {value}", [field.Name]);

    public static SalesforceRefusedException Restricted(SalesforceField field, string value) => new(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        $"{field.Label}: bad value for restricted picklist field: {value}", [field.Name]);

    public static SalesforceRefusedException Email(SalesforceField field, string value) =>
        new(400, "INVALID_EMAIL_ADDRESS", $"{field.Label}: invalid email address: {value}", [field.Name]);

    public static SalesforceRefusedException MalformedId(SalesforceField field, string value) =>
        new(400, "MALFORMED_ID", $"{field.Label}: id value of incorrect type: {value}", [field.Name]);

    public static SalesforceRefusedException WrongTarget(SalesforceField field, string value) =>
        new(400, "FIELD_INTEGRITY_EXCEPTION", $"{field.Label}: id value of incorrect type: {value}", [field.Name]);

    public static SalesforceRefusedException CrossReference() => new(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);

    public static SalesforceRefusedException ForeignKey(string value, string field, string entity) =>
        new(400, "INVALID_FIELD", $"Foreign key external ID: {value} not found for field {field} in entity {entity}", null);

    public static SalesforceRefusedException Duplicate(string field, string id) =>
        new(400, "DUPLICATE_VALUE", $"duplicate value found: {field} duplicates value on record with id: {id[..15]}", []);

    public static SalesforceRefusedException Validation(string message, string field) =>
        new(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, [field]);

    public static SalesforceRefusedException Locked(string id) => new(400, "UNABLE_TO_LOCK_ROW",
        "unable to obtain exclusive access to this record or 1 records: " + id, []);

    /// <summary>The body of a whole answer. The vendor writes the code first in this one body, the message first in all others.</summary>
    public static JsonArray Body(SalesforceRefusedException refused)
    {
        if (refused is { Code: "NOT_FOUND", Message: "The requested resource does not exist" })
            return [new JsonObject { ["errorCode"] = refused.Code, ["message"] = refused.Message }];
        var error = new JsonObject { ["message"] = refused.Message, ["errorCode"] = refused.Code };
        if (refused.Fields is { } fields)
            error["fields"] = Names(fields);
        return [error];
    }

    /// <summary>The same inside a row of a collection, where the code is called <c>statusCode</c> and the fields are always there.</summary>
    public static JsonObject Row(string code, string message, string[]? fields) => new()
    {
        ["success"] = false,
        ["errors"] = new JsonArray(new JsonObject { ["statusCode"] = code, ["message"] = message, ["fields"] = Names(fields ?? []) }),
    };

    private static JsonArray Names(string[] fields) => new([.. fields.Select(field => (JsonNode)field)]);
}
