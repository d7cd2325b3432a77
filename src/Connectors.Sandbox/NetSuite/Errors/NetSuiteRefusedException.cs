using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>
/// The request ends here with the vendor's error body. Two kinds of type address are in use at the vendor; which one an error has is kept as
/// documented.
/// </summary>
internal sealed class NetSuiteRefusedException(string type, string title, int status, params NetSuiteErrorDetail[] details)
    : Exception(details[0].Detail)
{
    public int Status => status;

    /// <summary>Only the concurrency refusal has a code beside the details.</summary>
    public string? TopCode { get; init; }

    /// <summary>Value of WWW-Authenticate; null leaves the header out.</summary>
    public string? Challenge { get; init; }

    /// <summary>Value of Location, where the refusal points at an existing record or job; null leaves it out.</summary>
    public string? Location { get; init; }

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["type"] = type, ["title"] = title, ["status"] = status };
        if (TopCode is not null) json["o:errorCode"] = TopCode;
        json["o:errorDetails"] = new JsonArray([.. details.Select(d => d.ToJson())]);
        return json;
    }
}
