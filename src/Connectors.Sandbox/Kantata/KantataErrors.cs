using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The vendor's refusals, to the byte.</summary>
internal static class KantataErrors
{
    public static KantataReply Unauthorised() => Of(401, "oauth", "Invalid OAuth 2 Request");

    public static KantataReply NotFound() => Of(404, "system", "Page Not Found");

    public static KantataReply MissingParameters() =>
        Of(400, "system", "Missing required parameters. Please see our documentation at http://developer.mavenlink.com");

    public static KantataReply MalformedJson() =>
        new(400, new JsonObject { ["status"] = 400, ["error"] = "malformed JSON detected, please lint your request params" });

    public static KantataReply Invalid(string message, string? field = null) => Of(422, "validation", message, field);

    /// <summary>Every reason at once, in the order given.</summary>
    public static KantataReply Invalid(IEnumerable<(string Message, string Field)> reasons) => new(422, new JsonObject
    {
        ["errors"] = new JsonArray([.. reasons.Select(reason =>
            (JsonNode)new JsonObject { ["type"] = "validation", ["message"] = reason.Message, ["field"] = reason.Field })]),
    });

    public static KantataReply Throttled() => new(429, null, "Rate limit exceeded, please retry after a small delay");

    private static KantataReply Of(int status, string type, string message, string? field = null)
    {
        var error = new JsonObject { ["type"] = type, ["message"] = message };
        if (field is not null)
        {
            error["field"] = field;
        }

        return new(status, new JsonObject { ["errors"] = new JsonArray(error) });
    }
}
