namespace Connectors.Sandbox;

/// <summary>Every refusal of this vendor, worded as in its samples.</summary>
internal static class NetSuiteErrors
{
    private const string Old = "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html";
    private const string New = "https://www.rfc-editor.org/rfc/rfc9110.html#section-";
    private const string MalformedText = "The request could not be understood by the server due to malformed syntax.";
    private const string LoginText = "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at "
        + "Setup > Users/Roles > User Management > View Login Audit Trail.";

    public static NetSuiteRefusedException Login(string realm) => new(Old, "Unauthorized", 401, new NetSuiteErrorDetail(LoginText, "INVALID_LOGIN"))
    {
        Challenge = $"Bearer realm=\"{realm}\", error=\"invalid_token\", error_description=\"Invalid login attempt.\"",
    };

    /// <summary>A signature that does not hold: the body is that of any login, the header names the reason.</summary>
    public static NetSuiteRefusedException SignedLogin(string realm, string reason) =>
        new(Old, "Unauthorized", 401, new NetSuiteErrorDetail(LoginText, "INVALID_LOGIN"))
        {
            Challenge = $"OAuth realm=\"{realm}\", error=\"{reason}\", error_description=\"Invalid login attempt.\"",
        };

    /// <summary>The Authorization header is there but cannot be read.</summary>
    public static NetSuiteRefusedException MalformedLogin(string realm) => new(Old, "Bad Request", 400, Malformed)
    {
        Challenge = $"Bearer realm=\"{realm}\", error=\"invalid_request\", error_description=\"{MalformedText}\"",
    };

    public static NetSuiteRefusedException NoRecord() =>
        new(Old, "Not Found", 404, new NetSuiteErrorDetail("Record does not exist.", "NONEXISTENT_ID"));

    public static NetSuiteRefusedException NoAddress(string what) =>
        new(New + "15.5.5", "Not Found", 404, new NetSuiteErrorDetail(what, "NOT_FOUND"));

    public static NetSuiteRefusedException MalformedRequest() => new(Old, "Bad Request", 400, Malformed);

    public static NetSuiteRefusedException TooManyAtOnce() =>
        new(Old, "Bad Request", 429, new NetSuiteErrorDetail("Concurrent request limit exceeded. Request blocked.", "CONCURRENCY_LIMIT_EXCEEDED"))
        {
            TopCode = "USER_ERROR",
        };

    public static NetSuiteRefusedException Unexpected(string errorId) =>
        new(Old, "Internal Server Error", 500, new NetSuiteErrorDetail($"An unexpected error occurred. Error ID: {errorId}", "UNEXPECTED_ERROR"));

    public static NetSuiteRefusedException User(string detail) =>
        BadRequest(new NetSuiteErrorDetail("Error while accessing a resource. " + detail, "USER_ERROR"));

    public static NetSuiteRefusedException Missing(IEnumerable<string> labels) => User($"Please enter value(s) for: {string.Join(", ", labels)}.");

    public static NetSuiteRefusedException Exists() => User("This record already exists.");

    public static NetSuiteRefusedException HasDependents() => User("This record cannot be deleted because it has dependent records.");

    public static NetSuiteRefusedException Query(string reason) =>
        Parameter("q", $"Invalid search query. Detailed unprocessed description follows. Search error occurred: {reason}");

    public static NetSuiteRefusedException Parameter(string name, string detail) =>
        BadRequest(new NetSuiteErrorDetail(detail, "INVALID_PARAMETER") { QueryParameter = name });

    public static NetSuiteRefusedException NoPrefer() =>
        BadRequest(new NetSuiteErrorDetail("Missing required header Prefer: transient.", "INVALID_HEADER") { Header = "Prefer" });

    public static NetSuiteRefusedException Header(string name, string detail) =>
        BadRequest(new NetSuiteErrorDetail(detail, "INVALID_HEADER") { Header = name });

    public static NetSuiteRefusedException Forbidden(string permission) => new(New + "15.5.4", "Forbidden", 403,
        new NetSuiteErrorDetail(
            $"Permission Violation: You need a higher level of the '{permission}' permission to access this page.", "INSUFFICIENT_PERMISSION"));

    public static NetSuiteRefusedException Method(string method) => new(New + "15.5.6", "Method Not Allowed", 405,
        new NetSuiteErrorDetail($"The method {method} is not allowed for this resource.", "METHOD_NOT_ALLOWED"));

    public static NetSuiteRefusedException MediaType() => new(New + "15.5.16", "Unsupported Media Type", 415,
        new NetSuiteErrorDetail("The Content-Type of the request is not supported.", "UNSUPPORTED_MEDIA_TYPE"));

    public static NetSuiteRefusedException Content(IEnumerable<NetSuiteErrorDetail> details) =>
        new(Old + "#sec10.4.1", "Bad Request", 400, [.. details]);

    public static NetSuiteErrorDetail InvalidValue(string value, string field, string path) =>
        new(
            $"Error while accessing resource: You have entered an Invalid Field Value {value} for the following field: {field}",
            "INVALID_CONTENT") { Path = path };

    public static NetSuiteErrorDetail UnknownProperty(string path) =>
        new($"Error while accessing resource: Unknown property '{path}'.", "INVALID_CONTENT") { Path = path };

    private static NetSuiteErrorDetail Malformed =>
        new(MalformedText, "INVALID_REQUEST");

    private static NetSuiteRefusedException BadRequest(NetSuiteErrorDetail detail) => new(New + "15.5.1", "Bad Request", 400, detail);
}
