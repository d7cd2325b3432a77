using System.Text.Json;
using System.Text.RegularExpressions;
using Connectors.Faults;

namespace Connectors.Workday;

/// <summary>Errors of the REST services and reports, <c>{"error":"...","errors":[{"error":"..."}],"code":"A1011"}</c>. Strange bodies hold
/// none.</summary>
internal static partial class RestErrors
{
    private const int MaxErrors = 200;

    public static ImmutableArray<Fault> Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "error") is not { } error)
                return [];
            var code = Code(root);
            var listed = root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
                ? errors.EnumerateArray().Take(MaxErrors).Where(one => one.ValueKind == JsonValueKind.Object && Text(one, "error") is not null)
                    .Select(one => Of(status, Text(one, "error")!, Code(one) ?? code, Field(one))).ToImmutableArray()
                : [];
            return listed.IsEmpty ? [Of(status, error, code, Field(root))] : listed;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Fault Of(int status, string error, string? code, string? path)
    {
        var kind = status == 400 && error.Contains("not found", StringComparison.OrdinalIgnoreCase)
            ? FaultKind.NotFound : WorkdayFaults.ByStatus(status).Kind;
        return new Fault(kind, $"Workday answered {status}: {VendorText.Shown(error)}") { VendorCode = code ?? $"HTTP_{status}", Path = path };
    }

    private static string? Code(JsonElement error) => Text(error, "code") is { } code && CodeForm().IsMatch(code) ? code : null;

    private static string? Field(JsonElement error) =>
        (Text(error, "field") ?? Text(error, "location")) is { } field && FieldForm().IsMatch(field)
            ? "/" + field.Replace("]", "", StringComparison.Ordinal).Replace('[', '/').Replace('.', '/')
            : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\A[AS][0-9]{1,6}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.\[\]]{0,120}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FieldForm();
}
