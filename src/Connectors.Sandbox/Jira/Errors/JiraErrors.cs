using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>The vendor's refusals. Texts that are from memory are listed in the package's README.</summary>
internal static class JiraErrors
{
    private const string Guide =
        "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at "
        + "https://developer.atlassian.com/changelog/#CHANGE-2046";

    public static JiraRefusedException Login() => new(401, Collection("Client must be authenticated to access this resource."))
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["WWW-Authenticate"] = "OAuth realm=\"http%3A%2F%2F127.0.0.1\"" },
    };

    public static JiraRefusedException Gateway() => new(401, new JsonObject { ["code"] = 401, ["message"] = "Unauthorized" });

    public static JiraRefusedException Scope() => new(401, new JsonObject { ["code"] = 401, ["message"] = "Unauthorized; scope does not match" });

    public static JiraRefusedException BearerAtSite() => new(403, new JsonObject { ["error"] = "Failed to parse Connect Session Auth Token" });

    public static JiraRefusedException NoSite() => new(404, new JsonObject { ["code"] = 404, ["message"] = "Not Found" });

    public static JiraRefusedException NotAnApp() => Messages(403, "Access to this resource must be authenticated as an app.");

    public static JiraRefusedException Removed() => Messages(410, Guide);

    public static JiraRefusedException Payload() =>
        Messages(400, "Invalid request payload. Refer to the REST API documentation and try again.");

    public static JiraRefusedException Syntax() => Messages(400, "There was an error parsing JSON. Check that your request body is valid.");

    public static JiraRefusedException Empty() => Messages(400, "No content to map to Object due to end of input");

    public static JiraRefusedException MediaType() => Messages(415, "The request's media type is not supported. Use application/json.");

    public static JiraRefusedException NoIssue() => Messages(404, "Issue does not exist or you do not have permission to see it.");

    public static JiraRefusedException NoProject(string idOrKey) => Messages(404, $"No project could be found with key '{idOrKey}'.");

    public static JiraRefusedException NoUser() => Messages(404, "Specified user does not exist or you do not have required permissions");

    public static JiraRefusedException NoWorklog(string id) => Messages(404, $"Cannot find worklog with id: '{id}'.");

    public static JiraRefusedException NoComment(string id) => Messages(404, $"Can not find a comment for the id: {id}.");

    public static JiraRefusedException NoProperty() => Messages(404, "The property with the given key does not exist.");

    public static JiraRefusedException Unbounded() =>
        Messages(400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");

    public static JiraRefusedException NextPage() => Messages(400, "The provided next page token is invalid or expired. Please retry the search.");

    public static JiraRefusedException Method(JiraCall call) => Spring(405, "Method Not Allowed", call);

    public static JiraRefusedException NoRoute(JiraCall call) => Spring(404, "Not Found", call);

    public static JiraRefusedException Messages(int status, params string[] messages) => new(status, Collection(messages));

    public static JiraRefusedException Field(string field, string message) =>
        Fields(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message });

    public static JiraRefusedException Fields(IReadOnlyDictionary<string, string> errors, params string[] messages) =>
        new(400, Collection(messages, errors));

    public static JsonObject Collection(params string[] messages) => Collection(messages, new Dictionary<string, string>(StringComparer.Ordinal));

    public static JsonObject Collection(IReadOnlyList<string> messages, IReadOnlyDictionary<string, string> errors) => new()
    {
        ["errorMessages"] = new JsonArray([.. messages.Select(message => (JsonNode)message)]),
        ["errors"] = new JsonObject(errors.Select(error => KeyValuePair.Create(error.Key, (JsonNode?)error.Value))),
    };

    private static JiraRefusedException Spring(int status, string error, JiraCall call) => new(status, new JsonObject
    {
        ["timestamp"] = call.Site.Now.ToUnixTimeMilliseconds(), ["status"] = status, ["error"] = error, ["message"] = "No message available",
        ["path"] = "/" + string.Join('/', call.Path),
    });
}
