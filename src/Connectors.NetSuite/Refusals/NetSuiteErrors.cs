using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Connectors.NetSuite;

/// <summary>Finds the errors in a body of any of the forms that NetSuite uses. Strange bodies hold none.</summary>
internal static partial class NetSuiteErrors
{
    private const int MaxErrors = 200;
    private const int MaxScript = 4096;

    public static ImmutableArray<NetSuiteError> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? []
                : root.TryGetProperty("o:errorDetails", out var details) && details.ValueKind == JsonValueKind.Array
                    ? [.. details.EnumerateArray().Take(MaxErrors).Select(Detail).OfType<NetSuiteError>()]
                : root.TryGetProperty("error", out var error) ? Other(root, error)
                : Detail(root) is { } single ? [single]
                : [];
        }
        catch (JsonException)
        {
            // Scripts send JSON inside JSON without escaping it: the code can still be made out.
            var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, MaxScript)]);
            return ScriptCode().Match(text) is { Success: true } code ? [new NetSuiteError(code.Groups["code"].Value, "", null)] : [];
        }
    }

    // {"error":"invalid_client"} of the token endpoint, {"error":{"code":...,"message":...}} of scripts.
    private static ImmutableArray<NetSuiteError> Other(JsonElement root, JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => [new NetSuiteError(Code(error.GetString()), Text(root, "error_description") ?? "", null)],
        JsonValueKind.Object => [new NetSuiteError(Code(Text(error, "code")), Text(error, "message") ?? "", null)],
        _ => [],
    };

    private static NetSuiteError? Detail(JsonElement detail) =>
        detail.ValueKind == JsonValueKind.Object && Text(detail, "o:errorCode") is { } code
            ? new NetSuiteError(Code(code), Text(detail, "detail") ?? "", Pointer(Text(detail, "o:errorPath")))
            : null;

    // item.items[0].item -> /item/items/0/item
    private static string? Pointer(string? path) => path is not null && ErrorPath().IsMatch(path)
        ? "/" + path.Replace("]", "", StringComparison.Ordinal).Replace('[', '/').Replace('.', '/')
        : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A code goes into logs: anything that does not look like one is not passed on.
    private static string Code(string? code) => code is not null && CodeForm().IsMatch(code) ? code : "UNREADABLE_CODE";

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]{0,79}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();

    [GeneratedRegex(
        @"\A[A-Za-z][A-Za-z0-9_]*(?:\[[0-9]{1,6}\]|\.[A-Za-z][A-Za-z0-9_]*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ErrorPath();

    [GeneratedRegex("\"code\"\\s*:\\s*\"(?<code>[A-Z][A-Z0-9_]{0,79})\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ScriptCode();
}
