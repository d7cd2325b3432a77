using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Sandbox;

/// <summary>One authenticated request below <c>/services/data/{version}</c>.</summary>
internal sealed class SalesforceCall
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Upper case.</summary>
    public required string Method { get; init; }

    /// <summary>As in the path: <c>v68.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Percent-decoded segments after the version; an encoded slash stays inside its segment.</summary>
    public required string[] Path { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Value of <c>Sforce-Query-Options</c>.</summary>
    public string? QueryOptions { get; init; }

    public DateTimeOffset? IfModifiedSince { get; init; }

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public required string UserId { get; init; }

    public required SalesforceRecords Records { get; init; }

    public string Root => "/services/data/" + Version;

    public SalesforceWriter Writer => new(Records, UserId);

    public JsonObject Json()
    {
        if (ContentType is { } type && !type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw SalesforceErrors.MediaType(type);
        try
        {
            return JsonNode.Parse(Encoding.UTF8.GetString(Body.Span), documentOptions: Bounded) as JsonObject
                ?? throw SalesforceErrors.Json("The HTTP entity body is required to be a JSON object");
        }
        catch (JsonException)
        {
            throw SalesforceErrors.Json(Body.Length == 0 ? "The HTTP entity body is required, but this request has no entity body."
                : "Unexpected character in the body");
        }
    }
}
