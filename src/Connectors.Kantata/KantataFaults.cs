using System.Text.Json;
using System.Text.RegularExpressions;
using Connectors.Faults;
using Connectors.Http;

namespace Connectors.Kantata;

/// <summary>Kantata has no machine-readable codes: classified by status, then type, then field, then the one text that is stable enough ("has already
/// been").</summary>
/// <remarks>
/// <c>errors</c> is an array of objects <c>{type, message, field}</c> or, at times, of plain texts; a body that is no JSON is answered in another
/// shape (<c>{"status":400,"error":"..."}</c>).
/// </remarks>
internal sealed partial class KantataFaults : IFaultReader
{
    private const int LongestMessage = 300;

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        var requestId = headers.TryGetValue("X-Request-Id", out var id) ? id : null;
        var errors = Errors(body).DefaultIfEmpty(new(null, null, null));
        return [.. errors.Select(error => FaultOf(status, error) with { RequestId = requestId })];
    }

    private static Fault FaultOf(int status, VendorError error)
    {
        var text = error.Message is { Length: > 0 } message ? Shown(message) : $"status {status} without a reason";
        return new(KindOf(status, error), error.Field is null ? $"Kantata: {text}" : $"Kantata refused '{error.Field}': {text}")
        {
            VendorCode = error.Type,
            Path = error.Field is { } field ? Pointer(field) : null,
        };
    }

    private static string Pointer(string field) =>
        "/" + field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static FaultKind KindOf(int status, VendorError error) => (status, error.Type) switch
    {
        (_, "oauth") => FaultKind.Authentication,
        (401, _) => FaultKind.Authentication,
        (403, _) when Says(error, "canceled") => FaultKind.Authentication,
        (403, _) => FaultKind.Authorisation,
        (404, _) => FaultKind.NotFound,
        (429, _) => FaultKind.RateLimited,
        (408 or >= 500, _) => FaultKind.Transient,
        (< 500, _) when Says(error, "already been") => FaultKind.Duplicate,
        (409, _) => FaultKind.Conflict,
        (400 or 422, _) or (_, "validation") => FaultKind.TargetInvalid,
        (< 400, _) => FaultKind.VendorDefect,
        _ => FaultKind.Unsupported,
    };

    private static bool Says(VendorError error, string words) => error.Message?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    private static List<VendorError> Errors(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return [];
            }

            return root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
                ? [.. errors.EnumerateArray().Select(Listed)]
                : root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? [new("system", error.GetString(), null)]
                : [];
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            // No JSON, or a text that is no Unicode.
            return [];
        }
    }

    private static VendorError Listed(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => new(null, error.GetString(), null),
        JsonValueKind.Object => new(Text(error, "type"), Text(error, "message"), Text(error, "field")),
        _ => new(null, null, null),
    };

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A vendor's text may quote what was sent: addresses are masked, the rest is cut.
    private static string Shown(string message)
    {
        var masked = MailAddress().Replace(message, "(e-mail)");
        return masked.Length <= LongestMessage ? masked : masked[..LongestMessage] + "...";
    }

    [GeneratedRegex(@"[^\s@'""<>]+@[^\s@'""<>]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();
}
