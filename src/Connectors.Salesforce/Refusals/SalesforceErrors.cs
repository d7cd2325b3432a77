using System.Text.Json;

namespace Connectors.Salesforce;

/// <summary>Finds the errors in a body of any of the forms that Salesforce uses. Strange bodies hold none.</summary>
internal static class SalesforceErrors
{
    private const int MaxErrors = 200;

    public static ImmutableArray<SalesforceError> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            return [.. Errors(document.RootElement).Take(MaxErrors)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<SalesforceError> Errors(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(Errors);
            case JsonValueKind.Object when element.TryGetProperty("errors", out var inner) && inner.ValueKind == JsonValueKind.Array:
                return Errors(inner);
            case JsonValueKind.Object when (Text(element, "errorCode") ?? Text(element, "statusCode")) is { } code:
                return [new SalesforceError(Code(code), Text(element, "message") ?? "", Fields(element))];
            case JsonValueKind.Object when Text(element, "error") is { } code:
                return [new SalesforceError(Code(code), Text(element, "error_description") ?? "", [])];
            default:
                return [];
        }
    }

    private static ImmutableArray<string> Fields(JsonElement error) =>
        error.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array
            ? [.. fields.EnumerateArray().Select(field => field.ValueKind == JsonValueKind.String ? field.GetString()! : "").Where(SoqlName.IsValid)]
            : [];

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A code goes into logs: anything that does not look like one is not passed on.
    private static string Code(string code) => SoqlName.IsValid(code) && code.Length <= 80 ? code : "UNREADABLE_CODE";
}
