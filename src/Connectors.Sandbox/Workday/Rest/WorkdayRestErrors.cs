using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>Refusals of the REST services. Wording from memory but the one of 403.</summary>
internal static class WorkdayRestErrors
{
    public static WorkdayReply Unauthorized() => Plain(401, "invalid_token");

    public static WorkdayReply Forbidden() => Plain(403, "User has insufficient permissions");

    public static WorkdayReply NotFound() => Plain(404, "Resource not found");

    /// <summary>Without any header that says how long to wait, as documented.</summary>
    public static WorkdayReply Throttled() => Plain(429, "Too many requests");

    public static WorkdayReply Invalid(string message, string? field = null, string? code = null)
    {
        var error = new JsonObject { ["error"] = message };
        if (field is not null) error["field"] = field;
        var json = new JsonObject { ["error"] = "invalid request: see errors", ["errors"] = new JsonArray(error) };
        if (code is not null) json["code"] = code;
        return WorkdayReply.Json(400, json);
    }

    private static WorkdayReply Plain(int status, string error) => WorkdayReply.Json(status, new JsonObject { ["error"] = error });
}
