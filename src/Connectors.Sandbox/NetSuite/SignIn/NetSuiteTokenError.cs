using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>A refusal of the token endpoint: the outward text says little, the reason goes to the login audit trail only.</summary>
internal sealed record NetSuiteTokenError(int Status, string Error, string AuditReason, string? Description = null)
{
    public static NetSuiteTokenError Malformed(string reason) =>
        new(400, "invalid_request", reason, "The request could not be understood by the server due to malformed syntax.");

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["error"] = Error };
        if (Description is not null) json["error_description"] = Description;
        return json;
    }
}
