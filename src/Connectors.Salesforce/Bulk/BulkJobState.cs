using System.Text.Json;
using Connectors.Exchange;

namespace Connectors.Salesforce;

/// <summary>What Salesforce tells of a bulk query.</summary>
/// <param name="Id">Id of the job; empty when there is none.</param>
/// <param name="State">Such as <c>InProgress</c>.</param>
/// <param name="Created">When it was made.</param>
internal sealed record BulkJobState(string Id, string State, DateTimeOffset? Created)
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 16 };

    public bool IsComplete => State == "JobComplete";

    public bool IsRunning => State is "UploadComplete" or "InProgress";

    /// <summary>Null when the answer is none.</summary>
    public static BulkJobState? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Bounded);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "id") is { } id && SalesforceId.IsValid(id)
                && Text(root, "state") is { } state ? new(id, state, VendorInstant.Read(Text(root, "createdDate")))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
