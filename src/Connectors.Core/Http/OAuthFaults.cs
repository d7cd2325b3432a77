using System.Text.Json;
using Connectors.Faults;

namespace Connectors.Http;

/// <summary>Reads refusals of a token endpoint (RFC 6749, 5.2). Only the error code is told: descriptions may echo what was sent.</summary>
internal sealed class OAuthFaults : IFaultReader
{
    public static readonly OAuthFaults Instance = new();

    public ImmutableArray<Fault> Read(int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body)
    {
        if (status == 429)
            return [new(FaultKind.RateLimited, "The token endpoint refuses for too many requests.")];
        if (status >= 500 || status == 408)
            return [new(FaultKind.Transient, $"The token endpoint answered {status}.")];
        var code = CodeIn(body);
        return code is "temporarily_unavailable" or "server_error"
            ? [new(FaultKind.Transient, $"The token endpoint answered {status}, {code}.") { VendorCode = code }]
            : [new(
                FaultKind.Authentication, $"The token endpoint refused ({status}, {code ?? "no code"}): check it.") { VendorCode = code }];
    }

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_';

    private static string? CodeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String
                && error.GetString() is { Length: > 0 and <= 64 } code && code.All(IsCodeCharacter)
                ? code
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
