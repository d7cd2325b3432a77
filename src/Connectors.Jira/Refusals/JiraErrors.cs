using System.Text.Json;

namespace Connectors.Jira;

/// <summary>Finds the errors in a body of any of the forms that Jira, its gateway and its edge use. Strange bodies hold none.</summary>
internal static class JiraErrors
{
    private const int MaxErrors = 200;
    private const int MaxField = 100;

    public static ImmutableArray<JiraError> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? [.. In(document.RootElement).Take(MaxErrors)] : [];
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no Unicode.
            return [];
        }
    }

    private static IEnumerable<JiraError> In(JsonElement root)
    {
        var found = Messages(root).Concat(Fields(root)).ToArray();
        if (found.Length > 0)
        {
            return found;
        }

        return root.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
            ? [new(null, message.GetString()!)]
            : [];
    }

    private static IEnumerable<JiraError> Messages(JsonElement root) =>
        root.TryGetProperty("errorMessages", out var messages) && messages.ValueKind == JsonValueKind.Array
            ? messages.EnumerateArray().Where(static text => text.ValueKind == JsonValueKind.String)
                .Select(static text => new JiraError(null, text.GetString()!))
            : [];

    private static IEnumerable<JiraError> Fields(JsonElement root) =>
        root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            ? errors.EnumerateObject().Select(static error => new JiraError(
                error.Name.Length <= MaxField ? error.Name : error.Name[..MaxField],
                error.Value.ValueKind == JsonValueKind.String ? error.Value.GetString()! : ""))
            : [];
}
